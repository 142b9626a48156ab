// One call in a process of its own: `node memory-child.mjs <program> <address> <bytes>`, or nothing at all without
// parameters. Prints, as JSON, the most memory it held, the longest time its event loop stood still, and how it ended.
import { openAsBlob } from "node:fs";
import { truncate, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { clipOf } from "./clip.ts";
import { peakBytes } from "./peak-bytes.ts";
import type { Program } from "./rate.ts";

const [program, baseUrl = "", bytes = "0", file] = process.argv.slice(2);
let stallMs = 0;
let ended = "idle";
if (program !== undefined) {
  const { start }: Program = await import(pathToFileURL(program).href);
  const clone = start(baseUrl) as (clip: Uint8Array<ArrayBuffer> | Blob) => Promise<string>;
  const clip = file === undefined ? clipOf(Number(bytes)) : await onDisk(file, Number(bytes));
  let last = performance.now();
  const tick = (): void => {
    const now = performance.now();
    stallMs = Math.max(stallMs, now - last);
    last = now;
  };
  const ticking = setInterval(tick, 1);
  ended = await clone(clip).then(
    (id) => `voice ${id}`,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  tick();
  clearInterval(ticking);
}
console.log(JSON.stringify({ peakBytes: peakBytes(), stallMs, ended }));
// Connections that are kept alive would hold the process.
process.exit();

/** A clip that is read only by who reads it: its file takes no space. */
async function onDisk(path: string, size: number): Promise<Blob> {
  await writeFile(path, clipOf(1000));
  await truncate(path, size);
  return await openAsBlob(path);
}
