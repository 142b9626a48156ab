// One contender in a process of its own: what others leave on the heap would slow its garbage collection. Started as
// `node rate-child.mjs <program> <address> <bytes> [unsent]`; a message says how long to clone, one call after the
// other, and is answered with the calls per second.
import { pathToFileURL } from "node:url";
import { answer, clipOf } from "./clip.ts";
import type { Program } from "./rate.ts";

const [program = "", baseUrl = "", size, unsent] = process.argv.slice(2);
const bytes = Number(size);
let sent = 0;
if (unsent !== undefined) {
  // In place before the program starts, since some look `fetch` up when their client is made.
  globalThis.fetch = async (input, init) => {
    const request = input instanceof Request && init === undefined ? input : new Request(input, init);
    // Read as fetch itself reads it: chunk by chunk.
    sent = 0;
    for await (const chunk of request.body ?? []) sent += chunk.byteLength;
    return Response.json(answer);
  };
}
const { start }: Program = await import(pathToFileURL(program).href);
const clone = start(baseUrl);
const clip = clipOf(bytes);

process.on("message", async (milliseconds: number) => {
  const began = performance.now();
  let count = 0;
  do {
    const id = await clone(clip);
    if (id !== "1") throw new Error(`${program} made the voice ${id} of another answer`);
    if (unsent !== undefined && sent < bytes) throw new Error(`${program} sent ${sent} bytes of a clip of ${bytes}`);
    count++;
  } while (performance.now() - began < milliseconds);
  process.send?.((count * 1000) / (performance.now() - began));
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
