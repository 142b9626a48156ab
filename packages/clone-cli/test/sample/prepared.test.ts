import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inspectSample } from "@org/voice-sample";
import { type Sandbox, startSandbox } from "@org/voices-mock";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { keys } from "../keys.ts";
import { jsonLines, ran } from "../ran-command.ts";
import { file, recording, wav } from "../recordings.ts";

const flags = ["--name", "Ada", "--language", "en"];
const flat = (output: string): string => output.replaceAll(/\s+/g, " ");
const webm = fileURLToPath(new URL("../../../voice-sample/test/fixtures/ten-seconds.webm", import.meta.url));
const m4a = fileURLToPath(new URL("../../../voice-sample/test/fixtures/second.m4a", import.meta.url));
/** Twenty seconds of silence, then the clip: no provider listens that far. */
const late = recording(32, (frame) => (frame < 160_000 ? 128 : (wav[44 + frame - 160_000] ?? 128)));

let sandbox: Sandbox;
let env: Record<string, string>;
beforeAll(async () => {
  sandbox = await startSandbox();
  env = { ...keys, CARTESIA_BASE_URL: sandbox.cartesiaUrl, INWORLD_BASE_URL: sandbox.inworldUrl };
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

/** The sample of each request, by its service. */
const sent = (): Record<string, Uint8Array> =>
  Object.fromEntries(sandbox.requests().map(({ service, audio }) => [service, audio[0]?.bytes ?? new Uint8Array()]));

describe("a recording of which providers would make less", () => {
  it("is prepared, said so in a line, and sent so to each", async () => {
    const { exitCode, stderr } = await ran([file("late.wav", late), ...flags, "--provider", "all"], { env });
    expect(exitCode).toBe(0);
    expect(flat(stderr)).toMatch(
      /prepared: late\.wav, 10\.0 s of mono WAV: cut to 10\.0 s from 0:(19|20) on; from wav, pcm-u8, to WAV of 16 bit Cloning/,
    );
    expect(stderr).not.toContain("warning");
    const { cartesia, inworld } = sent();
    expect(cartesia).toEqual(inworld);
    expect(await inspectSample(cartesia ?? new Uint8Array())).toMatchObject({ container: "wav", channels: 1 });
  });

  it("goes to a provider that refuses its kind of file", async () => {
    const { exitCode, stdout } = await ran([webm, ...flags, "--provider", "inworld", "--json"], { env });
    expect(exitCode).toBe(0);
    expect(jsonLines(stdout)).toMatchObject([
      {
        provider: "inworld",
        id: expect.any(String),
        prepared: [{ sampleIndex: 0, container: "webm", fromSeconds: expect.any(Number), changes: expect.any(Array) }],
      },
    ]);
  });

  it("is shown by a dry run as it would be sent", async () => {
    const { stdout } = await ran([webm, ...flags, "--provider", "inworld", "--dry-run", "--json"]);
    expect(jsonLines(stdout)).toMatchObject([{ dryRun: true, prepared: [{ container: "webm" }] }]);
  });

  it("is sent as the file itself with --as-is, and with what is to be said of it", async () => {
    const { stderr } = await ran([file("late.wav", late), ...flags, "--provider", "inworld", "--as-is"], { env });
    expect(flat(stderr)).toContain("warning: inworld: nobody speaks in its first 15 s, and the rest is left out");
    expect(stderr).not.toContain("prepared");
    expect(sent()["inworld"]).toEqual(new Uint8Array(late));
  });

  it("is cut where --trim says, and not otherwise", async () => {
    const path = file("late.wav", late);
    await ran([path, ...flags, "--provider", "inworld", "--trim", "21-27"], { env });
    expect(sent()["inworld"]).toHaveLength(44 + 6 * 16_000);
  });

  it("stays as it is where nothing here decodes it", async () => {
    const { exitCode, stderr } = await ran([m4a, ...flags, "--provider", "cartesia"], { env });
    expect(exitCode).toBe(0);
    expect(stderr).not.toContain("prepared:");
    expect(stderr.replaceAll(/\s+/g, " ")).toContain("cartesia: sent as it is. Nothing here decodes AAC.");
    expect(sent()["cartesia"]).toEqual(new Uint8Array(readFileSync(m4a)));
  });
});

it("a recording that fits is sent as the bytes that it has", async () => {
  const { stderr } = await ran([file("fits.wav", wav), ...flags, "--provider", "all"], { env });
  expect(stderr).not.toContain("prepared");
  expect(sent()["cartesia"]).toEqual(new Uint8Array(wav));
});
