import { execFile } from "node:child_process";
import { mkdirSync, truncateSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { binPath, jsonLines, nodePath, type RanCommand, ran, spawned } from "../ran-command.ts";
import { file, folder, wav } from "../recordings.ts";

const flags = ["--name", "Ada", "--language", "en", "--dry-run", "--provider", "cartesia", "--json"];
const clipOf = ({ stdout }: RanCommand): unknown =>
  (jsonLines(stdout)[0] as { request?: { body: { clip: unknown } } }).request?.body.clip;

/** Expects that nothing was sent and nothing printed, and returns the message. */
function refused({ exitCode, stdout, stderr }: RanCommand): string {
  expect(exitCode).toBe(2);
  expect(stdout).toBe("");
  return stderr.replaceAll(/\s+/g, " ");
}

describe("the sample", () => {
  it("comes from a path, and is what its bytes say, not what its name says", async () => {
    const result = await ran([file("ada.mp3", wav), ...flags]);
    expect(clipOf(result)).toEqual({ size: wav.length, type: "audio/wav", fileName: "sample.wav" });
  });

  it("comes from standard input when it is -", async () => {
    const halves = Readable.from([wav.subarray(0, 100), wav.subarray(100)]);
    expect(clipOf(await ran(["-", ...flags], { stdin: halves }))).toMatchObject({ size: wav.length });
    expect(clipOf(await spawned(["-", ...flags], { input: wav }))).toMatchObject({ size: wav.length });
  });

  it("comes from a pipe that has a path", async () => {
    const script = 'cat "$1" | "$2" "$3" /dev/stdin --name Ada --language en --dry-run --json';
    const args = ["-c", script, "sh", file("piped.wav", wav), nodePath, binPath];
    const { stdout } = await promisify(execFile)("sh", args, { env: {} });
    for (const { request } of jsonLines(stdout)) expect(JSON.stringify(request)).toContain(`"size":${wav.length}`);
    expect(jsonLines(stdout)).toHaveLength(2);
  });

  it("is refused when standard input is a terminal, instead of waiting for ever", async () => {
    expect(refused(await ran(["-", ...flags]))).toContain("Standard input is a terminal. Pipe a recording in");
  });

  it.each(["missing.wav", "ada.mp3/inside.wav"])("is refused when there is no file: %s", async (name) => {
    file("ada.mp3", wav);
    const path = join(folder, name);
    expect(refused(await ran([path, ...flags]))).toContain(`There is no file "${path}". Check the path`);
  });

  it("is refused when it is a folder", async () => {
    mkdirSync(join(folder, "clips"));
    const message = refused(await ran([join(folder, "clips"), ...flags]));
    expect(message).toContain(`"${join(folder, "clips")}" is a folder. Pass the path of one recording`);
  });

  it("is refused when it cannot be read", async () => {
    const path = join(folder, "socket");
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path, resolve));
    try {
      expect(refused(await ran([path, ...flags]))).toContain(`"${path}" cannot be read`);
    } finally {
      server.close();
    }
  });

  it("is refused where it is larger than an hour of film, before it is read", async () => {
    const path = file("long.wav", wav);
    truncateSync(path, 40_000_000_000);
    expect(refused(await ran([path, ...flags]))).toContain(
      "has 40000000000 bytes, and at most 20000000000 are looked at",
    );
  });

  it("is refused over 32 MB when no sample can be made of it", async () => {
    const path = file("long.wav", wav);
    truncateSync(path, 32_000_001);
    expect(refused(await ran([path, ...flags, "--as-is"]))).toContain(
      "long.wav cannot be sent: it has 32000001 bytes, and 32000000 are the most that are sent as they are.",
    );
    const noise = Readable.from(Array.from({ length: 33 }, () => new Uint8Array(1_000_000)));
    expect(refused(await ran(["-", ...flags], { stdin: noise }))).toContain(
      "standard input cannot be sent: it has 33000000 bytes",
    );
  });

  it.each([
    ["empty", ""],
    ["text", "no audio at all, ".repeat(10)],
  ])("is refused when it is %s", async (name, content) => {
    const { exitCode, stdout } = await ran([file(name, content), ...flags]);
    expect(exitCode).toBe(2);
    expect(jsonLines(stdout)).toMatchObject([{ error: { code: "unsupported_audio", outcome: "not_created" } }]);
  });
});
