import { expect, test } from "vitest";
import { largestMp4Chunk } from "../src/largest-mp4-chunk.ts";
import { second } from "./recordings.ts";

const word = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const box = (type: string, content: readonly number[], size = 8 + content.length): number[] => [
  ...word(size),
  ...[...type].map((letter) => letter.charCodeAt(0)),
  ...content,
];
const table = (...samplesInChunk: number[]): number[] =>
  box("stsc", [
    ...word(0),
    ...word(samplesInChunk.length),
    ...samplesInChunk.flatMap((samples, index) => [...word(index + 1), ...word(samples), ...word(1)]),
  ]);
const film = (...tables: number[][]): Uint8Array =>
  Uint8Array.from(
    box(
      "moov",
      tables.flatMap((content) => box("trak", box("mdia", box("minf", box("stbl", content))))),
    ),
  );
const film5 = (): number[] => [...film(table(5)).subarray(8)];

test("finds the largest chunk of all tracks", () => {
  expect(largestMp4Chunk(film(table(3, 7, 5), table(6)))).toBe(7);
  expect(largestMp4Chunk(film(table(1, 4_000_000_000)))).toBe(4_000_000_000);
});

test("finds nothing outside the boxes of a track", () => {
  expect(largestMp4Chunk(Uint8Array.from(box("mdat", table(9))))).toBe(0);
  expect(largestMp4Chunk(second("ogg"))).toBe(0);
});

test("reads a real file", () => {
  const samples = largestMp4Chunk(second("m4a"));
  expect(samples).toBeGreaterThan(0);
  expect(samples).toBeLessThan(20);
});

test("passes over boxes with impossible sizes and comes to an end", () => {
  for (const size of [2, 7]) expect(largestMp4Chunk(Uint8Array.from(box("moov", film5(), size)))).toBe(0);
});

test("enters a box that reaches to the end of the file or claims to go beyond", () => {
  for (const size of [0, 0xffff_ffff]) expect(largestMp4Chunk(Uint8Array.from(box("moov", film5(), size)))).toBe(5);
});
