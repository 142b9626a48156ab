// Holds one provider to its promises in a process of its own, and tells of each as a line of JSON.
import { holdHere } from "./hold-here.ts";
import { finished, type Observed } from "./observed.ts";

const { PROVIDER = "", FAULTS = "", ONLY = "" } = globalThis.process.env;
const tell = (observed: Observed | typeof finished): void => console.log(JSON.stringify(observed));
globalThis.process.on("unhandledRejection", (reason) => {
  tell({ promise: "leaves no rejection unhandled", broken: [String(reason)] });
});

await holdHere({ provider: PROVIDER, faults: FAULTS, only: ONLY }, tell);
tell(finished);
// Some calls are given what never settles; what they left behind must not keep the process.
globalThis.process.exit();
