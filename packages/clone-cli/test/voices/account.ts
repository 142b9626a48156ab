import { type Sandbox, startSandbox } from "@org/voices-mock";
import { afterAll, afterEach, beforeAll } from "vitest";
import { keys } from "../keys.ts";
import { jsonLines, ran } from "../ran-command.ts";
import { file, wav } from "../recordings.ts";

const sample = file("sample.wav", wav);

/** A sandbox for the tests of one file, empty before each. */
export interface SandboxAccount {
  readonly sandbox: Sandbox;
  /** Keys and addresses of both providers. */
  readonly env: Readonly<Record<string, string>>;
  /** The same with each path below `/scenario/<name>`. */
  playing(scenario: string): Readonly<Record<string, string>>;
  /** Clones a voice at both, and returns the ids. */
  cloned(name: string, ...more: string[]): Promise<{ readonly cartesia: string; readonly inworld: string }>;
  /** The operations that were asked for. */
  asked(): readonly string[];
}

export function sandboxAccount(): SandboxAccount {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.reset());
  afterAll(() => sandbox.close());
  const addresses = (path: string) => ({
    ...keys,
    CARTESIA_BASE_URL: `${sandbox.url}${path}/cartesia`,
    INWORLD_BASE_URL: `${sandbox.url}${path}/inworld`,
  });
  return {
    get sandbox() {
      return sandbox;
    },
    get env() {
      return addresses("");
    },
    playing: (scenario) => addresses(`/scenario/${scenario}`),
    async cloned(name, ...more) {
      const args = [sample, "--name", name, "--language", "en-US", "--as-is", "--json", ...more];
      const { stdout } = await ran(args, { env: addresses("") });
      const [cartesia = "", inworld = ""] = jsonLines(stdout).map(({ id }) => String(id));
      return { cartesia, inworld };
    },
    asked: () => sandbox.requests().map(({ operation }) => operation),
  };
}
