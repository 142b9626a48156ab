// The recordings in a page: `prepare` is what the driver of the browser calls.
import type { Observed } from "../faults/observed.ts";
import { prepareHere } from "./prepare/prepare-here.ts";

Object.assign(globalThis, {
  async prepare(recordings: string, only: string): Promise<Observed[]> {
    const all: Observed[] = [];
    globalThis.addEventListener("unhandledrejection", ({ reason }) => {
      all.push({ promise: "leaves no rejection unhandled", broken: [String(reason)] });
    });
    await prepareHere({ recordings, decoding: "WebCodecs", only }, (observed) => all.push(observed));
    return all;
  },
});
