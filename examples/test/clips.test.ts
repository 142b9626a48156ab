import { readdirSync, readFileSync, statSync } from "node:fs";
import { cartesiaAudioLimits } from "@org/clone-core/cartesia";
import { inworldAudioLimits } from "@org/clone-core/inworld";
import { inspectSample, prepareSample } from "@org/voice-sample";
import { describe, expect, it } from "vitest";

const folder = new URL("../clips/", import.meta.url);
const limits = [cartesiaAudioLimits, inworldAudioLimits];

/** What each file is: container, codec, seconds. */
const clips: Readonly<Record<string, readonly [container: string, codec: string, seconds: number]>> = {
  "ada-lossless.m4a": ["mp4", "alac", 3.5],
  "ada-telephone.wav": ["wav", "ulaw", 7],
  "ada.aiff": ["aiff", "pcm-s16be", 3.5],
  "ada.caf": ["caf", "adpcm-ima-qt", 5.3],
  "ada.flac": ["flac", "flac", 3.5],
  "ada.m4a": ["mp4", "aac", 10],
  "ada.mov": ["mov", "aac", 10],
  "ada.mp3": ["mp3", "mp3", 10.08],
  "ada.mp4": ["mp4", "aac", 10],
  "ada.ogg": ["ogg", "opus", 10],
  "ada.wav": ["wav", "pcm-s16", 10],
  "ada.webm": ["webm", "opus", 10],
};

it("has one recording of each common kind", () => {
  expect(readdirSync(folder).filter((name) => name !== "README.md")).toEqual(Object.keys(clips).sort());
});

it("names each in its README", () => {
  const readme = readFileSync(new URL("README.md", folder), "utf8");
  for (const [name, [, , seconds]] of Object.entries(clips)) {
    const row = readme.split("\n").find((line) => line.startsWith(`| \`${name}\` `));
    expect(row).toContain(`| ${seconds.toFixed(1)} s`);
  }
});

describe.each(Object.entries(clips))("%s", (name, [container, codec, seconds]) => {
  const recording = readFileSync(new URL(name, folder));

  it("is what its README says, and small", async () => {
    const report = await inspectSample(recording);
    expect(report).toMatchObject({ container, codec, durationSeconds: expect.closeTo(seconds, 1) });
    if (!["ada.wav", "ada.mp3"].includes(name)) expect(statSync(new URL(name, folder)).size).toBeLessThan(60_000);
  });

  if (codec === "aac") {
    // Browsers decode AAC, and so does the command with ffmpeg: `pnpm prove recorder-page` and `recordings` show both.
    it("says what decodes it", async () => {
      const error = await prepareSample(recording, { limits }).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: "undecodable", message: expect.stringContaining("@audio/decode-aac") });
    });
    return;
  }

  it("becomes a sample for both providers", async () => {
    const { audio, report } = await prepareSample(recording, { limits });
    expect(["wav", "mp3"]).toContain(report.container);
    expect(report.durationSeconds).toBeCloseTo(seconds, 0);
    expect(await inspectSample(audio)).toEqual(report);
  });
});
