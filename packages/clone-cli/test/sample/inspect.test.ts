import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { jsonLines, ran, spawned } from "../ran-command.ts";
import { file, folder, recording } from "../recordings.ts";

const ada = fileURLToPath(new URL("../../../../examples/clips/ada.wav", import.meta.url));
const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../../voice-sample/test/fixtures/${name}`, import.meta.url));
const flat = (output: string): string => output.replaceAll(/\s+/g, " ");

const clip = new DataView(readFileSync(ada).buffer, 44);

/** The clip in 8 bit at 8 kHz, over and over, with a noise behind it; both from 0 to 127. */
const spoken = (seconds: number, loud: number, noise: number): Uint8Array =>
  recording(seconds, (frame) => {
    const value = clip.getInt16((4 * frame) % 320_000, true) / 2 ** 15;
    return Math.max(0, Math.min(255, Math.round(128 + value * loud + (frame % 2 === 0 ? noise : -noise))));
  });
const wav = spoken(10, 127, 1);
const shortWav = spoken(2, 127, 1);

describe("clone-voice inspect", () => {
  it("tells what is in a sample, draws it, and says how each provider will take it", async () => {
    const { exitCode, stdout, stderr } = await ran(["inspect", ada]);
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toMatchInlineSnapshot(`
      "ada.wav
        file      wav, pcm-s16, 320 kB
        length    10.00 s
        sound     16000 Hz, mono, 256 kbit/s
        level     peak -3.0 dBFS, RMS -23.4 dBFS, between the words silent
        clipping  none
        silence   0.01 s before, 0.04 s behind


          ▁               ▇           ▂  ▄           ▅   ▁       ▃
        ▇▇█  ▅▃▆▂▃▄▃▃   ▂▆█▂▁▃ ▇ ▂  ▅ █▂▇█▃ ▆▁▃  ▄▃ ▄█  ▄█ ▃▂    █▁ ▄▆▇▃▁▃▇     ▅ ▁▂
        ████ ████████  ▅██████▇█▆█▁ █▅█████▇███▂ ██▂██▄▃██▆██▇  ▅██████████▆▁  ▄█▄██
        0 s                                                                   10.0 s

      ✓ cartesia  fits
      ✓ inworld  fits
      "
    `);
  });

  it("fits into 80 columns, links too", async () => {
    const { stdout } = await ran(["inspect", fixture("second.m4a"), fixture("second.ogg"), ada], { columns: 80 });
    expect(Math.max(...stdout.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it("has colours on a terminal alone, and none with NO_COLOR", async () => {
    expect((await ran(["inspect", ada], { terminal: true })).stdout).toContain("\u001b[");
    expect((await ran(["inspect", ada], { terminal: true, env: { NO_COLOR: "1" } })).stdout).not.toContain("\u001b");
    expect((await ran(["inspect", ada])).stdout).not.toContain("\u001b");
  });

  it("prints one JSON object per sample and line", async () => {
    const short = file("short.wav", shortWav);
    const { exitCode, stdout } = await ran(["inspect", "--json", ada, short]);
    expect(exitCode).toBe(0);
    const [first, second] = jsonLines(stdout);
    expect(first).toEqual({
      sample: ada,
      container: "wav",
      codec: "pcm-s16",
      durationSeconds: 10,
      sampleRate: 16_000,
      channels: 1,
      bitRate: 256_000,
      sizeBytes: 320_044,
      levels: {
        peakDbfs: -2.96,
        rmsDbfs: -23.4,
        noiseFloorDbfs: -120,
        speechDbfs: expect.closeTo(-19.3, 1),
        clippedValues: 0,
        leadingSilenceSeconds: 0.01,
        trailingSilenceSeconds: 0.04,
        measuredSeconds: 10,
        complete: true,
        speech: expect.arrayContaining([{ fromSeconds: expect.any(Number), toSeconds: expect.any(Number) }]),
      },
      verdicts: [
        { provider: "cartesia", verdict: "fits", findings: [] },
        { provider: "inworld", verdict: "fits", findings: [] },
      ],
    });
    expect(second).toMatchObject({
      sample: short,
      verdicts: [
        {
          provider: "cartesia",
          verdict: "warned",
          findings: [{ code: "shorter_than_useful", level: "warn", source: expect.stringContaining("https://docs.") }],
        },
        { provider: "inworld", verdict: "warned" },
      ],
    });
  });

  it("reads standard input, in a process too", async () => {
    const { stdout } = await ran(["inspect", "-", "--json"], { stdin: Readable.from([wav]) });
    expect(jsonLines(stdout)).toMatchObject([{ sample: "-", sizeBytes: wav.length }]);
    const process = await spawned(["inspect", "-"], { input: wav });
    expect(process).toMatchObject({ exitCode: 0, stderr: "" });
    expect(process.stdout).toMatch(/^standard input\n/);
  });

  it("judges for one provider when it is named", async () => {
    const { stdout } = await ran(["inspect", ada, "--provider", "inworld"]);
    expect(stdout).toContain("✓ inworld  fits");
    expect(stdout).not.toContain("cartesia");
  });

  it("looks at the part that would be sent", async () => {
    const { stdout } = await ran(["inspect", ada, "--trim", "0:02-6.5", "--json"]);
    expect(jsonLines(stdout)).toMatchObject([{ durationSeconds: 4.5 }]);
    expect(readFileSync(ada)).toHaveLength(320_044);
  });
});

describe("a verdict of inspect", () => {
  const findings = async (bytes: Uint8Array, ...more: string[]): Promise<Record<string, string[]>> => {
    const { stdout } = await ran(["inspect", file("judged.wav", bytes), "--json", ...more]);
    const { verdicts } = jsonLines(stdout)[0] as {
      verdicts: { provider: string; findings: { code: string }[] }[];
    };
    return Object.fromEntries(verdicts.map((verdict) => [verdict.provider, verdict.findings.map(({ code }) => code)]));
  };

  it.each([
    ["fits", spoken(10, 127, 1), { cartesia: [], inworld: [] }],
    [
      "will be cut, or is longer than useful",
      spoken(20, 127, 1),
      { cartesia: ["longer_than_useful"], inworld: ["cut"] },
    ],
    ["is shorter than useful at one", spoken(5, 127, 1), { cartesia: [], inworld: ["shorter_than_useful"] }],
    ["is too large", spoken(501, 127, 1), { cartesia: ["longer_than_useful"], inworld: ["too_large", "cut"] }],
    ["is too quiet", spoken(10, 6, 0), { cartesia: ["too_quiet"], inworld: ["too_quiet"] }],
    ["is clipped", spoken(10, 5_000, 0), { cartesia: ["clipped"], inworld: ["clipped"] }],
  ])("%s", async (_what, bytes, expected) => {
    expect(await findings(bytes)).toEqual(expected);
  });

  it("warns of noise removal on a clean sample, where there is such a thing", async () => {
    const asked = "--remove-background-noise";
    const clean = spoken(10, 127, 0);
    expect(await findings(clean, asked)).toEqual({ cartesia: [], inworld: ["noise_removal_may_harm"] });
    expect(await findings(clean)).toEqual({ cartesia: [], inworld: [] });
    expect(await findings(spoken(10, 127, 1), asked)).toEqual({ cartesia: [], inworld: [] });
  });

  it("says where each figure stands", async () => {
    const { stdout } = await ran(["inspect", file("long.wav", spoken(20, 127, 1))]);
    expect(flat(stdout)).toContain(
      "! inworld will be cut at 15 s: it has 20.0 s https://docs.inworld.ai/tts/instant-voice-cloning",
    );
  });
});

describe("the exit code of inspect", () => {
  it.each([
    [0, "a warning", ["short.wav"]],
    [1, "a warning with --strict", ["short.wav", "--strict"]],
    [0, "no warning with --strict", ["fits.wav", "--strict"]],
    [1, "a refusal", ["second.ogg"]],
    [0, "a refusal by a provider that is left out", ["second.ogg", "--provider", "cartesia"]],
    [2, "a file that is no audio", ["text.wav"]],
    [2, "a file that is not there, next to one that fits", ["fits.wav", "missing.wav"]],
  ])("is %i for %s", async (expected, _what, [name = "", ...more]) => {
    file("short.wav", shortWav);
    file("fits.wav", wav);
    file("text.wav", "no audio at all, ".repeat(10));
    const path = name === "second.ogg" ? fixture(name) : join(folder, name);
    const args = more.map((word) => (word.endsWith(".wav") ? join(folder, word) : word));
    expect((await ran(["inspect", path, ...args])).exitCode).toBe(expected);
  });
});

describe("a sample that inspect cannot read", () => {
  it.each([
    ["empty.wav", "", "empty.wav: The sample is empty: it has no bytes."],
    ["text.wav", "no audio at all, ".repeat(10), "text.wav: The sample is not an audio file of a known kind"],
    ["half.wav", wav.subarray(0, 9_000), "half.wav: The end of the sample is missing: 9000 of 80044 bytes are there."],
  ])("is named on standard error, and the others are told of all the same: %s", async (name, content, message) => {
    const { exitCode, stdout, stderr } = await ran(["inspect", file(name, content), ada]);
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toContain(`error: ${message}`);
    expect(stdout).toMatch(/^ada\.wav\n/);
  });

  it("is an object with the reason in JSON", async () => {
    const paths = [file("text.wav", "no audio at all, ".repeat(10)), join(folder, "missing.wav")];
    const { exitCode, stdout, stderr } = await ran(["inspect", "--json", ...paths]);
    expect(exitCode).toBe(2);
    expect(stderr).toBe("");
    expect(jsonLines(stdout)).toMatchObject([
      { sample: paths[0], error: { code: "not_audio" } },
      { sample: paths[1], error: { code: "not_read", message: expect.stringContaining("There is no file") } },
    ]);
  });

  it("in its levels alone is told of without them", async () => {
    const { exitCode, stdout } = await ran(["inspect", fixture("second.m4a"), "--provider", "cartesia"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("level   not known: Nothing here decodes AAC");
    const json = await ran(["inspect", fixture("second.m4a"), "--json"]);
    const [told] = jsonLines(json.stdout);
    expect(told).toMatchObject({ levelsError: { code: "undecodable" } });
    expect(told).not.toHaveProperty("levels");
  });

  it("holds no character that steers a terminal, in its name neither", async () => {
    const { stdout } = await ran(["inspect", file("a\u001b[2Jb.wav", wav)], { terminal: true });
    expect(stdout).toContain("a\ufffd[2Jb.wav");
  });
});

describe("--svg", () => {
  it("draws the waveform into a new file", async () => {
    const path = join(folder, "ada.svg");
    const { exitCode } = await ran(["inspect", file("<&>.wav", wav), "--svg", path]);
    expect(exitCode).toBe(0);
    const svg = readFileSync(path, "utf8");
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 800 200" role="img"/);
    expect(svg).toContain("<title>Waveform of &lt;&amp;&gt;.wav</title>");
    expect(svg.match(/M[\d.]+ [\d.]+v[\d.]+/g)).toHaveLength(400);
  });

  it("overwrites nothing, the sample least of all", async () => {
    const path = file("kept.wav", wav);
    const { exitCode, stderr } = await ran(["inspect", path, "--svg", path]);
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toContain("exists already, and is never overwritten");
    expect(readFileSync(path)).toHaveLength(wav.length);
  });

  it.each([
    ["several samples", [ada, ada], "--svg draws one sample. Pass one sample"],
    [
      "a sample that cannot be decoded",
      [fixture("second.m4a")],
      "--svg cannot draw second.m4a: Nothing here decodes AAC",
    ],
    ["a sample that is not there", [join(folder, "missing.wav")], "--svg cannot draw missing.wav: There is no file"],
  ])("is refused for %s", async (_what, samples, message) => {
    const path = join(folder, "refused.svg");
    const { exitCode, stderr } = await ran(["inspect", ...samples, "--svg", path]);
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toContain(message);
    expect(existsSync(path)).toBe(false);
  });
});

describe("wrong usage of inspect", () => {
  it.each([
    ["no sample", [], "missing required argument 'sample'"],
    ["an unknown option", [ada, "--name", "Ada"], "unknown option '--name'"],
    ["an unknown provider", [ada, "--provider", "acme"], "cartesia, inworld, all"],
    ["a range that is none", [ada, "--trim", "tail"], "Pass seconds or minutes:seconds"],
  ])("exits with 2: %s", async (_what, args, message) => {
    const { exitCode, stdout, stderr } = await ran(["inspect", ...args]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(flat(stderr)).toContain(message);
    expect(stderr).toContain("clone-voice inspect --help lists everything.");
  });

  it("exits with 2 for standard input twice", async () => {
    const { exitCode, stderr } = await ran(["inspect", "-", "-"], { stdin: Readable.from([wav]) });
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toContain("Standard input can be one sample only");
  });
});
