import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { base64Size, decodeBase64, isBase64 } from "../../src/audio/base64.ts";
import { audioContainer } from "../../src/audio/container.ts";
import { base64, clips } from "../clips.ts";

describe("the container of a sample", () => {
  test.each([
    ["wav", clips.wav],
    ["mp3", clips.mp3],
    ["mp3", clips.mp3Frame],
    ["flac", clips.flac],
    ["ogg", clips.ogg],
    ["webm", clips.webm],
    ["m4a", clips.m4a],
    ["aac", clips.aac],
    ["aiff", clips.aiff],
    [undefined, clips.text],
    [undefined, clips.empty],
    [undefined, new TextEncoder().encode("RIFF....AVI LIST")],
    [undefined, new Uint8Array(200)],
    [undefined, new Uint8Array(200).fill(255)],
    [undefined, new TextEncoder().encode("<!doctype html>")],
  ])("is told as %s by its first bytes", (container, bytes) => {
    expect(audioContainer(bytes)).toBe(container);
  });

  test.each(["wav", "mp3"])("is told for a spoken clip in %s", async (container) => {
    const clip = await readFile(new URL(`../../../../examples/clips/ada.${container}`, import.meta.url));
    expect(audioContainer(clip)).toBe(container);
    expect(audioContainer(decodeBase64(base64(clip)))).toBe(container);
  });
});

describe("base64", () => {
  test("is recognised, measured and decoded for every length", () => {
    for (let length = 0; length < 300; length++) {
      const bytes = new Uint8Array(length).map((_byte, index) => index * 37);
      const text = base64(bytes);
      expect([isBase64(text), base64Size(text), decodeBase64(text)]).toEqual([true, length, bytes]);
    }
  });

  test.each([
    "A",
    "AA",
    "AAA",
    "A===",
    "=AAA",
    "AA=A",
    "AAAA=",
    "AA A",
    "AAA\n",
    "AAA A A A=   ",
    "AAAA    ",
    "AA==\n\n\n\n",
    "AA-_",
    "====",
    "AAA\u0141",
  ])("is not %j", (text) => {
    expect(isBase64(text)).toBe(false);
  });

  test("of 40 MB is recognised without running out of stack", () => {
    expect(isBase64("AAAA".repeat(10_000_000))).toBe(true);
  });
});
