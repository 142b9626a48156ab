import { type Sandbox, startSandbox } from "@org/voices-mock";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { cartesiaKey, inworldKey, keys } from "../keys.ts";
import { jsonLines, ran } from "../ran-command.ts";
import { file, wav } from "../recordings.ts";

const clone = [file("ada.wav", wav), "--name", "Ada", "--language", "en-US", "--as-is"];
const keyed = [...clone, "--key", "order-4711"];
const flat = (output: string): string => output.replaceAll(/\s+/g, " ");

let sandbox: Sandbox;
let env: Record<string, string>;
beforeAll(async () => {
  sandbox = await startSandbox();
  env = { ...keys, CARTESIA_BASE_URL: sandbox.cartesiaUrl, INWORLD_BASE_URL: sandbox.inworldUrl };
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const cloned = (): number => sandbox.requests().filter(({ operation }) => operation === "clone").length;
/** Cartesia in this scenario. */
const playing = (scenario: string): Record<string, string> => ({
  CARTESIA_API_KEY: cartesiaKey,
  CARTESIA_BASE_URL: `${sandbox.url}/scenario/${scenario}/cartesia`,
});

describe("--key", () => {
  it("makes one voice at each provider, however often the command runs", async () => {
    const first = await ran([...keyed, "--json"], { env });
    const second = await ran([...keyed, "--json"], { env });
    expect([first.exitCode, second.exitCode, cloned()]).toEqual([0, 0, 2]);
    expect(jsonLines(first.stdout)).toMatchObject([{ existed: false }, { existed: false }]);
    expect(jsonLines(second.stdout)).toMatchObject(
      jsonLines(first.stdout).map(({ provider, id }) => ({ provider, id, name: "Ada", existed: true })),
    );
  });

  it("says of a voice that it was there already, and of a new one nothing", async () => {
    expect((await ran(keyed, { env })).stdout).not.toContain("already");
    const { stdout } = await ran(keyed, { env });
    expect(stdout).toContain("✓ cartesia  was there already; nothing was sent\n");
    expect(stdout).toContain("✓ inworld  was there already; nothing was sent\n");
  });

  it("finds the voice of an answer that was lost", async () => {
    const { exitCode, stdout } = await ran([...keyed, "--json"], { env: playing("answerLost") });
    expect(exitCode).toBe(0);
    expect(jsonLines(stdout)).toMatchObject([{ existed: false, id: expect.any(String) }]);
    expect(cloned()).toBe(1);
  });

  it("shows what would be sent in a dry run, and sends nothing", async () => {
    const { exitCode, stdout } = await ran([...keyed, "--dry-run", "--json"], { env });
    expect(exitCode).toBe(0);
    expect(jsonLines(stdout)).toMatchObject([
      { request: { body: { description: "[key:order-4711]" } } },
      { request: { body: { tags: ["key:order-4711"] } } },
    ]);
    expect(sandbox.requests()).toEqual([]);
  });

  it.each([
    ["the key of a service", inworldKey],
    ["what looks like one", "sk_car_fedcba9876543210"],
  ])("refuses %s: the whole account can read it in the voice", async (_what, key) => {
    const { exitCode, stderr } = await ran([...clone, "--key", key], { env });
    expect([exitCode, sandbox.requests()]).toEqual([2, []]);
    expect(flat(stderr)).toContain("no key of a service");
    expect(stderr).not.toContain(key);
  });

  it("refuses what cannot be one", async () => {
    const { exitCode, stderr } = await ran([...clone, "--key", "order 4711"], { env });
    expect([exitCode, sandbox.requests()]).toEqual([2, []]);
    expect(flat(stderr)).toContain("1 to 64 characters out of A-Z a-z 0-9 - _ . :");
  });
});
