// The promises in a page: `hold` is what the driver of the browser calls.
import { holdHere } from "../faults/hold-here.ts";
import type { Observed } from "../faults/observed.ts";

Object.assign(globalThis, {
  async hold(provider: string, faults: string, only: string): Promise<Observed[]> {
    const all: Observed[] = [];
    globalThis.addEventListener("unhandledrejection", ({ reason }) => {
      all.push({ promise: "leaves no rejection unhandled", broken: [String(reason)] });
    });
    await holdHere({ provider, faults, only }, (observed) => all.push(observed));
    return all;
  },
});
