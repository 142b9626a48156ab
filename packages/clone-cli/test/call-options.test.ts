import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import { type Sandbox, startSandbox } from "@org/voices-mock";
import { type FaultServer, startFaults } from "@org/voices-mock/faults";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { cartesiaKey, inworldKey, keys } from "./keys.ts";
import { jsonLines, ran } from "./ran-command.ts";
import { file, folder, recording, wav } from "./recordings.ts";

const ada = file("ada.wav", wav);
const bob = file("bob.wav", recording(11));
const flags = ["--name", "Ada", "--language", "en"];
const flat = (output: string): string => output.replaceAll(/\s+/g, " ");

let sandbox: Sandbox;
let faults: FaultServer;
let env: Record<string, string>;
beforeAll(async () => {
  [sandbox, faults] = await Promise.all([startSandbox(), startFaults()]);
  env = { ...keys, CARTESIA_BASE_URL: sandbox.cartesiaUrl, INWORLD_BASE_URL: sandbox.inworldUrl };
});
afterEach(() => sandbox.reset());
afterAll(() => Promise.all([sandbox.close(), faults.close()]));

describe("several samples", () => {
  it("become one voice at Inworld, each with its transcription", async () => {
    const spoken = ["--transcription", "I am Ada.", "--transcription", "I am Ada too."];
    const args = [ada, "-", ...flags, "--provider", "inworld", ...spoken];
    const { exitCode, stderr } = await ran(args, { env, stdin: Readable.from([readFileSync(bob)]) });
    expect(exitCode).toBe(0);
    expect(stderr).toContain("Cloning ada.wav, standard input (168 kB, 21.0 s) at inworld …");
    expect(sandbox.voices()).toHaveLength(1);
    const described = await ran([ada, bob, ...flags, "--provider", "inworld", ...spoken, "--dry-run", "--json"]);
    expect(jsonLines(described.stdout)[0]).toHaveProperty("request.body.voiceSamples", [
      { audioData: { size: 80_044, type: "audio/wav" }, transcription: "I am Ada." },
      { audioData: { size: 88_044, type: "audio/wav" }, transcription: "I am Ada too." },
    ]);
  });

  it("are warned of by their names", async () => {
    const short = file("short.wav", recording(1));
    const { stderr } = await ran([ada, short, ...flags, "--provider", "inworld"], { env });
    expect(stderr).toContain("warning: inworld: short.wav: shorter than useful: it has 1.0 s");
  });

  it.each([
    ["where a provider takes one", [ada, bob, ...flags], "cartesia takes one sample, not 2."],
    [
      "with a transcription for one of them",
      [ada, bob, ...flags, "--provider", "inworld", "--transcription", "Hello"],
      "There are 1 transcriptions for 2 samples.",
    ],
    ["that are both standard input", ["-", "-", ...flags, "--provider", "inworld"], "Standard input can be one sample"],
    ["of which one is missing", [ada, join(folder, "no.wav"), ...flags, "--provider", "inworld"], "There is no file"],
  ])("are refused %s, before anything is sent", async (_what, args, message) => {
    const { exitCode, stdout, stderr } = await ran(args, { env, stdin: Readable.from([wav]) });
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(flat(stderr)).toContain(message);
    expect(sandbox.requests()).toEqual([]);
  });
});

describe("--output", () => {
  it.each([[[]], [["--json"]]])("takes the results instead of standard output, with %j", async (more) => {
    const path = join(folder, `results${more.length}.txt`);
    const printed = await ran([ada, ...flags, "--sandbox", ...more], { env });
    const { exitCode, stdout } = await ran([ada, ...flags, "--sandbox", ...more, "--output", path], { env });
    expect(exitCode).toBe(0);
    expect(stdout).toBe("");
    expect(readFileSync(path, "utf8")).toBe(printed.stdout);
  });

  it.each([
    ["an existing file", (): string => file("taken.json", "precious"), "exists already, and is never overwritten"],
    ["the sample", (): string => ada, "exists already, and is never overwritten"],
    ["a folder that is not there", (): string => join(folder, "no", "file.json"), "cannot be written (ENOENT)"],
  ])("is refused for %s, before anything is sent", async (_what, path, message) => {
    const { exitCode, stderr } = await ran([ada, ...flags, "--output", path()], { env });
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toContain(message);
    expect(sandbox.requests()).toEqual([]);
    expect(readFileSync(ada)).toHaveLength(wav.length);
  });

  it("leaves no empty file behind when every result is an error", async () => {
    const path = join(folder, "none.txt");
    const refused = { ...env, CARTESIA_BASE_URL: `${faults.url}/status-401` };
    await ran([ada, ...flags, "--provider", "cartesia", "--output", path], { env: refused });
    expect(() => readFileSync(path)).toThrow("ENOENT");
  });
});

describe("--timeout and --max-retries", () => {
  it.each(["0.3", "300ms", "0.005m"])("end a call that gets no answer: %s", async (time) => {
    const silent = { CARTESIA_API_KEY: cartesiaKey, CARTESIA_BASE_URL: `${faults.url}/silence` };
    const { exitCode, stdout } = await ran([ada, ...flags, "--timeout", time, "--json"], { env: silent });
    expect(exitCode).toBe(3);
    expect(jsonLines(stdout)).toMatchObject([{ error: { code: "timeout", outcome: "unknown" } }]);
  });

  it.each([0, 1])("send a refused request %i times more", async (retries) => {
    await faults.reset();
    const limited = { CARTESIA_API_KEY: cartesiaKey, CARTESIA_BASE_URL: `${faults.url}/retry-after-0` };
    const { exitCode } = await ran([ada, ...flags, "--max-retries", String(retries)], { env: limited });
    expect(exitCode).toBe(1);
    expect(await faults.count("retry-after-0")).toBe(retries + 1);
  });

  it.each([
    ["--timeout", "0", "Pass a time such as 500ms, 30s or 10m, up to 596h; a number alone is in seconds."],
    ["--timeout", "soon", "Pass a time such as 500ms, 30s or 10m, up to 596h; a number alone is in seconds."],
    ["--timeout", "597h", "Pass a time such as 500ms, 30s or 10m, up to 596h; a number alone is in seconds."],
    ["--timeout", "9999999", "Pass a time such as 500ms, 30s or 10m, up to 596h; a number alone is in seconds."],
    ["--max-retries", "1.5", "Pass a whole number from 0 to 100."],
    ["--max-retries", "101", "Pass a whole number from 0 to 100."],
  ])("are refused out of range: %s %s", async (flag, value, message) => {
    const { exitCode, stderr } = await ran([ada, ...flags, flag, value], { env });
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toContain(message);
  });
});

describe("an error in JSON", () => {
  it("tells when the call began, what the service called it, and what to do next", async () => {
    const before = Date.now();
    const limited = {
      CARTESIA_API_KEY: cartesiaKey,
      CARTESIA_BASE_URL: `${sandbox.url}/scenario/rateLimited/cartesia`,
    };
    const { stdout } = await ran([ada, ...flags, "--max-retries", "0", "--json"], { env: limited });
    const { error } = jsonLines(stdout)[0] as { error: Record<string, string> };
    expect(error).toMatchObject({
      code: "rate_limited",
      providerCode: expect.any(String),
      requestId: expect.any(String),
    });
    expect(error["next"]).toMatch(/^wait .* and run the command again$/);
    expect(Date.parse(String(error["startedAt"]))).toBeGreaterThanOrEqual(before);
    expect(Date.parse(String(error["startedAt"]))).toBeLessThanOrEqual(Date.now());
  });

  it("says to look for the voice first when nobody knows and there is no key", async () => {
    const broken = { INWORLD_API_KEY: inworldKey, INWORLD_BASE_URL: `${faults.url}/status-500` };
    const { stdout } = await ran([ada, ...flags, "--json"], { env: broken });
    const { error } = jsonLines(stdout)[0] as { error: Record<string, string> };
    expect(error).toMatchObject({ outcome: "unknown", startedAt: expect.any(String) });
    expect(error["next"]).toBe(
      "look for the voice with clone-voice list --provider inworld: to run the command again may make a second one",
    );
  });
});

describe("--version", () => {
  it("is the package's", async () => {
    const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
    const { exitCode, stdout } = await ran(["--version"]);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`${(JSON.parse(manifest) as { version: string }).version}\n`);
  });
});

describe("a service that answers with an address of its own", () => {
  it("gets no second request", async () => {
    const service = createServer((_request, response) => response.writeHead(307, { location: "/again" }).end());
    await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
    try {
      const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
      const { exitCode, stderr } = await ran([ada, ...flags], {
        env: { CARTESIA_API_KEY: cartesiaKey, CARTESIA_BASE_URL: url },
      });
      expect(exitCode).toBe(1);
      expect(flat(stderr)).toContain("next check CARTESIA_BASE_URL");
    } finally {
      service.close();
    }
  });
});
