import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { jsonLines, ran } from "../ran-command.ts";
import { file, folder, recording, wav } from "../recordings.ts";

const own = (): string => mkdtempSync(join(folder, "prepare-"));
/** Twelve seconds of silence, then the clip's own bytes. */
const late = recording(24, (frame) => (frame < 96_000 ? 128 : (wav[44 + frame - 96_000] ?? 128)));

describe("clone-voice prepare", () => {
  it("writes the part in which somebody speaks, and says what it did", async () => {
    const output = join(own(), "ada.wav");
    const { exitCode, stdout, stderr } = await ran(["prepare", file("late.wav", late), "-o", output]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout.replaceAll(output, "ada.wav")).toMatch(
      /^ada\.wav: 10\.0 s, wav, 8000 Hz: cut to 10\.0 s from 0:1[12] on; .*from wav, pcm-u8, to WAV of 16 bit\n$/,
    );
    const inspected = await ran(["inspect", output, "--json"]);
    expect(jsonLines(inspected.stdout)).toMatchObject([{ codec: "pcm-s16", channels: 1, sampleRate: 8_000 }]);
  });

  it("writes several into a folder, as JSON, and makes the others when one cannot be made", async () => {
    const output = own();
    const paths = [
      file("one.wav", late),
      file(
        "silent.wav",
        recording(5, () => 128),
      ),
      file("two.wav", late),
      join(output, "missing.wav"),
    ];
    const { exitCode, stdout, stderr } = await ran(["prepare", ...paths, "-o", output, "--json"]);
    expect([exitCode, stderr]).toEqual([2, ""]);
    expect(jsonLines(stdout)).toMatchObject([
      { sample: paths[0], output: join(output, "one.wav"), changes: [{ code: "cut" }, { code: "converted" }] },
      { sample: paths[1], error: { code: "no_speech", message: expect.stringContaining("there is no sound in it") } },
      { sample: paths[2], output: join(output, "two.wav") },
      { sample: paths[3], error: { code: "not_read", message: expect.stringContaining("There is no file") } },
    ]);
    expect(["one.wav", "silent.wav", "two.wav"].map((name) => existsSync(join(output, name)))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it("takes the part that it is told to", async () => {
    const output = join(own(), "part.wav");
    const { stdout } = await ran(["prepare", file("late.wav", late), "-o", output, "--trim", "0:13-16", "--json"]);
    expect(jsonLines(stdout)).toMatchObject([{ fromSeconds: 13, toSeconds: 16, durationSeconds: 3 }]);
  });

  it("overwrites nothing", async () => {
    const path = file("kept.wav", late);
    const { exitCode, stderr } = await ran(["prepare", path, "-o", path]);
    expect(exitCode).toBe(2);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain("exists already, and is never overwritten");
    expect(readFileSync(path)).toHaveLength(late.length);
  });

  it.each([
    ["no output", [], "required option '-o, --output <path>' not specified"],
    ["two recordings into one file", ["two.wav", "-o", "new.wav"], "is no folder, and 2 samples need one"],
    ["two recordings of one name", ["late.wav", "-o", "."], "Two recordings would become"],
  ])("is refused for %s", async (_what, [...more], message) => {
    const path = file("late.wav", late);
    const at = own();
    const args = more.map((word) =>
      word === "." ? at : word.endsWith(".wav") ? (word === "late.wav" ? path : join(at, word)) : word,
    );
    const { exitCode, stderr } = await ran(["prepare", path, ...args]);
    expect(exitCode).toBe(2);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(message);
  });
});
