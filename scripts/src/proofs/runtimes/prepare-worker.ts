// Prepares recordings in a process of its own, and tells of each as a line of JSON.
import { finished, type Observed } from "../faults/observed.ts";
import type { Decoding } from "./prepare/kinds.ts";
import { prepareHere } from "./prepare/prepare-here.ts";

const { RECORDINGS = "", ONLY = "" } = globalThis.process.env;
const decoding: Decoding = "WebAssembly";
const tell = (observed: Observed | typeof finished): void => console.log(JSON.stringify(observed));
globalThis.process.on("unhandledRejection", (reason) => {
  tell({ promise: "leaves no rejection unhandled", broken: [String(reason)] });
});

await prepareHere({ recordings: RECORDINGS, decoding, only: ONLY }, tell);
tell(finished);
