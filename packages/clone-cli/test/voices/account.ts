import { type CloneSettings, cloneVoiceToAll } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { type Sandbox, type SandboxOptions, startSandbox } from "@org/voices-mock";
import { afterAll, afterEach, beforeAll } from "vitest";
import { keys } from "../keys.ts";
import { wav } from "../recordings.ts";

/** A sandbox for the tests of one file, empty before each. */
export interface SandboxAccount {
  readonly sandbox: Sandbox;
  /** Keys and addresses of both providers. */
  readonly env: Readonly<Record<string, string>>;
  /** The same with each path below `/scenario/<name>`. */
  playing(scenario: string): Readonly<Record<string, string>>;
  /** Clones a voice at both, and returns the ids. */
  cloned(
    name: string,
    more?: Pick<CloneSettings, "description" | "idempotencyKey">,
  ): Promise<{ readonly cartesia: string; readonly inworld: string }>;
  /** The operations that were asked for. */
  asked(): readonly string[];
}

export function sandboxAccount(options?: SandboxOptions): SandboxAccount {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox(options);
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
    async cloned(name, more = {}) {
      const { CARTESIA_BASE_URL, INWORLD_BASE_URL, CARTESIA_API_KEY, INWORLD_API_KEY } = addresses("");
      const providers = {
        cartesia: cartesia({ apiKey: CARTESIA_API_KEY, baseUrl: CARTESIA_BASE_URL }),
        inworld: inworld({ apiKey: INWORLD_API_KEY, baseUrl: INWORLD_BASE_URL }),
      };
      const results = await cloneVoiceToAll({ providers, name, language: "en-US", sample: wav, ...more });
      const idOf = (result: (typeof results)[keyof typeof results]): string =>
        result.status === "fulfilled" ? result.value.id : String(result.reason);
      return { cartesia: idOf(results.cartesia), inworld: idOf(results.inworld) };
    },
    asked: () => sandbox.requests().map(({ operation }) => operation),
  };
}
