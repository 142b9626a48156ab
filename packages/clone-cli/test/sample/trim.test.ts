import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { jsonLines, ran } from "../ran-command.ts";
import { file } from "../recordings.ts";

const clip = (name: string): string => fileURLToPath(new URL(`../../../../examples/clips/${name}`, import.meta.url));
const flac = fileURLToPath(new URL("../../../voice-sample/test/fixtures/second.flac", import.meta.url));
const flags = ["--name", "Ada", "--language", "en", "--provider", "cartesia", "--sandbox"];
const flat = (output: string): string => output.replaceAll(/\s+/g, " ");

/** Twenty minutes of silence at 16 kHz with the clip behind 1,040 s of it: 38 MB. */
function longWav(): Uint8Array {
  const ada = readFileSync(clip("ada.wav"));
  const long = new Uint8Array(44 + 1_200 * 32_000);
  long.set(ada.subarray(0, 44));
  long.set(ada.subarray(44), 44 + 1_040 * 32_000);
  const view = new DataView(long.buffer);
  view.setUint32(4, long.byteLength - 8, true);
  view.setUint32(40, long.byteLength - 44, true);
  return long;
}

const sentBytes = async (sample: string, range: string, more: readonly string[] = []): Promise<number> => {
  const { stdout } = await ran([sample, ...flags, "--dry-run", "--json", "--trim", range, ...more]);
  return (jsonLines(stdout)[0] as { request: { body: { clip: { size: number } } } }).request.body.clip.size;
};

describe("--trim", () => {
  it.each([
    ["2-5", 3],
    ["1.5-", 8.5],
    ["-4", 4],
    ["0:02-0:05.25", 3.25],
    ["8-99", 2],
  ])("sends the part %s of a WAV file, to the frame", async (range, seconds) => {
    expect(await sentBytes(clip("ada.wav"), range)).toBe(44 + seconds * 32_000);
  });

  it("sends the part of an MP3 file as WAV, and with --as-is in whole frames of its own", async () => {
    expect(await sentBytes(clip("ada.mp3"), "2-5")).toBe(44 + 3 * 32_000);
    const bytes = await sentBytes(clip("ada.mp3"), "2-5", ["--as-is"]);
    expect(bytes).toBeGreaterThan(3 * 8_000);
    expect(bytes).toBeLessThan(3 * 8_000 + 1_500);
  });

  it("cuts a file that is larger than a sample may be", async () => {
    const path = file("long.wav", longWav());
    expect(await sentBytes(path, "1040-1045.5")).toBe(44 + 5.5 * 32_000);
  });

  it("leaves the file as it is", async () => {
    const before = readFileSync(clip("ada.wav"));
    expect((await ran([clip("ada.wav"), ...flags, "--trim", "2-8"])).exitCode).toBe(0);
    expect(readFileSync(clip("ada.wav"))).toEqual(before);
  });

  it.each([
    [flac, "0.2-0.8", "A flac file cannot be cut without coding it anew: each of its frames carries its own number."],
    [
      clip("ada.wav"),
      "1:02.5-2:00",
      "ada.wav cannot be cut by --trim: the beginning is 62.5: the recording has 10.00 s.",
    ],
    [clip("ada.wav"), "20-30", "ada.wav cannot be cut by --trim: the beginning is 20: the recording has 10.00 s."],
  ])("is refused with the reason, and nothing is sent: %s %s", async (sample, range, reason) => {
    const { exitCode, stdout, stderr } = await ran([sample, ...flags, "--trim", range]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(flat(stderr)).toContain(reason);
  });

  it("is refused for what is no audio, and for half a file", async () => {
    for (const [name, content, reason] of [
      ["text.wav", "no audio at all, ".repeat(10), "The sample is not an audio file of a known kind"],
      ["half.wav", readFileSync(clip("ada.wav")).subarray(0, 100_000), "The end of the sample is missing"],
    ] as const) {
      const { exitCode, stderr } = await ran([file(name, content), ...flags, "--trim", "0-1"]);
      expect(exitCode).toBe(2);
      expect(flat(stderr)).toContain(`error: ${name} cannot be cut by --trim: ${reason}`);
    }
  });

  it.each(["", "-", "5", "a-b", "5-2", "3-3", "2-5-8", "-2--5", "1:2:3-4"])("is refused as %j", async (range) => {
    const { exitCode, stdout, stderr } = await ran([clip("ada.wav"), ...flags, `--trim=${range}`]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(flat(stderr)).toMatch(/'--trim <from>-<to>' argument '.*' is invalid\. (Pass seconds|The end must lie)/);
  });
});
