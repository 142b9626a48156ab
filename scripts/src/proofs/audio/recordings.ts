import { execFile } from "node:child_process";
import { copyFile, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Long enough for what encoders add at both ends to stay under one per cent. */
const longEnough = 20.3;

/** The arguments of ffmpeg that make each file from a WAV file of 44.1 kHz in 24 bit, stereo. */
const encodings: Readonly<Record<string, readonly string[]>> = {
  "u8-mono.wav": ["-c:a", "pcm_u8", "-ac", "1", "-ar", "16000"],
  "s16-mono.wav": ["-c:a", "pcm_s16le", "-ac", "1", "-ar", "16000"],
  "s16-stereo.wav": ["-c:a", "pcm_s16le"],
  "s24-mono.wav": ["-c:a", "pcm_s24le", "-ac", "1"],
  "s24-stereo.wav": ["-c:a", "pcm_s24le", "-ar", "48000"],
  "f32-mono.wav": ["-c:a", "pcm_f32le", "-ac", "1"],
  "f32-stereo.wav": ["-c:a", "pcm_f32le"],
  "cbr-mono.mp3": ["-c:a", "libmp3lame", "-b:a", "64k", "-ac", "1", "-ar", "22050"],
  "cbr-stereo.mp3": ["-c:a", "libmp3lame", "-b:a", "128k"],
  "cbr-without-xing.mp3": ["-c:a", "libmp3lame", "-b:a", "128k", "-write_xing", "0"],
  "vbr-mono.mp3": ["-c:a", "libmp3lame", "-q:a", "5", "-ac", "1"],
  "vbr-stereo.mp3": ["-c:a", "libmp3lame", "-q:a", "3"],
  "s16-mono.flac": ["-c:a", "flac", "-sample_fmt", "s16", "-ac", "1", "-ar", "16000"],
  "s24-stereo.flac": ["-c:a", "flac", "-sample_fmt", "s32"],
  "vorbis.ogg": ["-c:a", "libvorbis", "-q:a", "4"],
  "opus-mono.ogg": ["-c:a", "libopus", "-b:a", "32k", "-ac", "1"],
  "opus-stereo.ogg": ["-c:a", "libopus", "-b:a", "96k"],
  "opus.webm": ["-c:a", "libopus", "-b:a", "48k"],
  "vorbis.webm": ["-c:a", "libvorbis"],
  "aac-stereo.m4a": ["-c:a", "aac", "-b:a", "96k"],
  "aac-mono.m4a": ["-c:a", "aac", "-b:a", "48k", "-ac", "1", "-ar", "16000", "-movflags", "faststart"],
};

/** Makes a recording in every format that a sample may have, and returns the paths. */
export async function makeRecordings(folder: string, seconds = longEnough): Promise<readonly string[]> {
  const source = join(folder, "source.wav");
  // Tones that come and go, so that there are pauses, loud and soft parts, and a difference between the channels.
  const left = ["synth", String(seconds), "sine", "180", "sine", "240", "tremolo", "0.7", "90", "gain", "-6"];
  await run("sox", ["-D", "-n", "-r", "44100", "-c", "2", "-b", "24", source, ...left]);
  const paths = Object.entries(encodings).map(async ([name, encoding]) => {
    const path = join(folder, name);
    await run("ffmpeg", ["-v", "error", "-bitexact", "-i", source, ...encoding, "-y", path]);
    return path;
  });
  return Promise.all(paths);
}

/** A file that is no whole recording, and the code that `inspect` must give it. */
export interface BrokenRecording {
  readonly path: string;
  readonly code: string;
}

/** Halves of recordings, a file without a byte, and files that are no audio at all. */
export async function makeBroken(folder: string, recordings: readonly string[]): Promise<readonly BrokenRecording[]> {
  const broken: BrokenRecording[] = [];
  // Only these say in their heads how long they are.
  for (const path of recordings.filter((name) =>
    /(?:s16-mono|cbr-mono|s24-stereo|aac-mono|opus)\.(?:wav|mp3|flac|m4a|webm)$/.test(name),
  )) {
    const half = path.replace(/([^/]+)$/, "half-$1");
    await copyFile(path, half);
    await truncate(half, Math.floor((await stat(half)).size / 2));
    broken.push({ path: half, code: "truncated" });
  }
  const others: Readonly<Record<string, readonly [content: string, code: string]>> = {
    "empty.wav": ["", "empty"],
    "text.mp3": ["This is no recording. ".repeat(200), "not_audio"],
    "page.ogg": ["<!doctype html><title>404</title>", "not_audio"],
    "picture.webm": [`\u0089PNG\r\n\u001a\n${"\u0000".repeat(500)}`, "not_audio"],
  };
  for (const [name, [content, code]] of Object.entries(others)) {
    const path = join(folder, name);
    await writeFile(path, content, "latin1");
    broken.push({ path, code });
  }
  return broken;
}
