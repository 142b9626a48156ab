import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Sandbox, startSandbox } from "@org/voices-mock";
import { startFaults } from "@org/voices-mock/faults";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const keys = { CARTESIA_API_KEY: "sk_car_example", INWORLD_API_KEY: "ZXhhbXBsZTpleGFtcGxl" };
const addresses = () => ({ CARTESIA_BASE_URL: sandbox.cartesiaUrl, INWORLD_BASE_URL: sandbox.inworldUrl });

/** Runs an example as its reader would: plain node, from sources. */
function run(file: string, env: Record<string, string>): Promise<{ code: number; stdout: string; stderr: string }> {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url));
  return new Promise((resolve) => {
    execFile("node", [path], { env: { PATH: process.env["PATH"], ...env } }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

describe("the programs", () => {
  it("one-provider.ts clones the recording at one provider", async () => {
    const { code, stdout } = await run("one-provider.ts", { ...keys, ...addresses() });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^cartesia made Ada: [0-9a-f-]{36}\n$/);
    expect(sandbox.voices()).toMatchObject([{ service: "cartesia", voice: { name: "Ada", language: "en" } }]);
  });

  it("any-recording.ts clones what a browser recorded", async () => {
    const { code, stdout } = await run("any-recording.ts", { ...keys, ...addresses() });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^from webm, opus, to WAV of 16 bit\ninworld made Ada: .+\n$/);
    expect(sandbox.voices()).toMatchObject([{ service: "inworld" }]);
  });

  it("all-providers.ts clones it at both", async () => {
    const { code, stdout } = await run("all-providers.ts", { ...keys, ...addresses() });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^main: .+\nbackup: .+\n$/);
    expect(sandbox.voices()).toMatchObject([
      { service: "cartesia" },
      { service: "inworld", voice: { tags: ["demo"] } },
    ]);
  });

  it("error-handling.ts says what to do when nobody knows whether the voice exists", async () => {
    const faults = await startFaults();
    const env = { ...keys, INWORLD_BASE_URL: `${faults.url}/reset-after-body` };
    const { code, stderr } = await run("error-handling.ts", env);
    expect(code).toBe(1);
    expect(stderr).toContain('Look for "Ada"');
    expect(await faults.count("reset-after-body")).toBe(1);
    await faults.close();
  });

  it("error-handling.ts says what to do when nothing was created", async () => {
    const faults = await startFaults();
    const { stderr } = await run("error-handling.ts", { ...keys, INWORLD_BASE_URL: `${faults.url}/status-401` });
    expect(stderr).toContain("Check the key");
    await faults.close();
  });
});
