import { type Sandbox, startSandbox } from "@org/voices-mock";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { cartesiaKey, inworldKey, keys } from "./keys.ts";
import { jsonLines, ran } from "./ran-command.ts";
import { file, wav } from "./recordings.ts";

const ada = file("ada.wav", wav);
const voice = [ada, "--name", "Ada", "--language", "en"];

let sandbox: Sandbox;
let addresses: Record<string, string>;
beforeAll(async () => {
  sandbox = await startSandbox();
  addresses = { CARTESIA_BASE_URL: sandbox.cartesiaUrl, INWORLD_BASE_URL: sandbox.inworldUrl };
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const providersOf = (output: string): unknown[] => jsonLines(output).map(({ provider }) => provider);

describe("the choice of providers", () => {
  it.each([
    ["cartesia", { CARTESIA_API_KEY: cartesiaKey }],
    ["inworld", { INWORLD_API_KEY: inworldKey }],
    ["inworld", { INWORLD_API_KEY: inworldKey, CARTESIA_API_KEY: "" }],
  ])("falls on %s when only its key is set", async (provider, env) => {
    const { exitCode, stdout } = await ran([...voice, "--json"], { env: { ...env, ...addresses } });
    expect(exitCode).toBe(0);
    expect(providersOf(stdout)).toEqual([provider]);
    expect(sandbox.voices().map(({ service }) => service)).toEqual([provider]);
  });

  it.each([[[]], [["--provider", "all"]]])("falls on both, in one order, with both keys and %j", async (more) => {
    const { exitCode, stdout } = await ran([...voice, "--json", ...more], { env: { ...keys, ...addresses } });
    expect(exitCode).toBe(0);
    expect(providersOf(stdout)).toEqual(["cartesia", "inworld"]);
    expect(sandbox.voices()).toHaveLength(2);
  });

  it.each(["cartesia", "inworld"])("is %s alone when it is named, whatever keys there are", async (provider) => {
    const env = { ...keys, ...addresses };
    const { stdout } = await ran([...voice, "--json", "--provider", provider], { env });
    expect(providersOf(stdout)).toEqual([provider]);
  });

  it("is refused without any key, naming both variables", async () => {
    const { exitCode, stdout, stderr } = await ran(voice, { env: addresses });
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain("CARTESIA_API_KEY and INWORLD_API_KEY are not set");
  });

  it.each([
    ["inworld", { CARTESIA_API_KEY: cartesiaKey }, "INWORLD_API_KEY"],
    ["cartesia", { INWORLD_API_KEY: inworldKey }, "CARTESIA_API_KEY"],
    ["all", { CARTESIA_API_KEY: cartesiaKey }, "INWORLD_API_KEY"],
  ])("is refused for %s without its key, naming the variable", async (provider, env, variable) => {
    const args = [...voice, "--provider", provider];
    const { exitCode, stderr } = await ran(args, { env: { ...env, ...addresses } });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(new RegExp(`^error: ${variable} is not set`));
    expect(sandbox.voices()).toEqual([]);
  });

  it("falls on both in the sandbox, which takes no notice of keys and addresses", async () => {
    const env = { CARTESIA_API_KEY: cartesiaKey, CARTESIA_BASE_URL: "http://192.0.2.1", INWORLD_BASE_URL: "nonsense" };
    const { exitCode, stdout } = await ran([...voice, "--json", "--sandbox"], { env });
    expect(exitCode).toBe(0);
    expect(providersOf(stdout)).toEqual(["cartesia", "inworld"]);
    expect(sandbox.voices()).toEqual([]);
  });

  it("falls on both in a dry run without keys, and on the one with a key otherwise", async () => {
    expect(providersOf((await ran([...voice, "--json", "--dry-run"])).stdout)).toEqual(["cartesia", "inworld"]);
    const env = { INWORLD_API_KEY: inworldKey };
    expect(providersOf((await ran([...voice, "--json", "--dry-run"], { env })).stdout)).toEqual(["inworld"]);
  });
});

describe("a flag that one provider takes", () => {
  it.each([
    ["--tag", ["--tag", "demo"], "cartesia", "inworld"],
    ["--transcription", ["--transcription", "Hello"], "cartesia", "inworld"],
    ["--transcription", ["--transcription", ""], "cartesia", "inworld"],
    ["--remove-background-noise", ["--remove-background-noise"], "cartesia", "inworld"],
    ["--base-voice-id", ["--base-voice-id", "base-1"], "inworld", "cartesia"],
  ])("is refused at the other: %s %j at %s", async (flag, given, provider, owner) => {
    const args = [...voice, "--provider", provider, ...given];
    const { exitCode, stdout, stderr } = await ran(args, { env: { ...keys, ...addresses } });
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(`${flag} is for ${owner} only: ${provider} cannot take it`);
    expect(sandbox.voices()).toEqual([]);
  });

  it("goes to that provider alone when all are asked", async () => {
    const own = ["--tag", "demo", "--tag", "calm", "--transcription", "Hello", "--remove-background-noise"];
    const args = [...voice, ...own, "--base-voice-id", "base-1", "--description", "warm", "--json", "--dry-run"];
    const [cartesia, inworld] = jsonLines((await ran(args)).stdout).map(({ request }) => request);
    expect(cartesia).toHaveProperty("body", {
      name: "Ada",
      language: "en",
      description: "warm",
      base_voice_id: "base-1",
      clip: { size: wav.length, type: "audio/wav", fileName: "sample.wav" },
    });
    expect(inworld).toHaveProperty("body", {
      displayName: "Ada",
      langCode: "EN_US",
      description: "warm",
      tags: ["demo", "calm"],
      audioProcessingConfig: { removeBackgroundNoise: true },
      voiceSamples: [{ audioData: { size: wav.length, type: "audio/wav" }, transcription: "Hello" }],
    });
  });

  it("arrives", async () => {
    const args = [...voice, "--tag", "demo", "--tag", "calm", "--description", "warm", "--provider", "inworld"];
    await ran(args, { env: { ...keys, ...addresses } });
    expect(sandbox.voices()).toMatchObject([
      { voice: { displayName: "Ada", description: "warm", tags: ["demo", "calm"] } },
    ]);
  });
});
