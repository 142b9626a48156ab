import type { FaultResult } from "@org/clone-conformance";

/** One promise, held to one provider on one runtime. */
export interface Observed {
  readonly promise: string;
  /** What is not as it was promised; empty when all is well. */
  readonly broken: readonly string[];
  /** What was seen, where the promise is about one fault. */
  readonly fault?: FaultResult;
}

/** Every promise of a runtime, by provider. */
export interface RuntimeReport {
  /** `Node 24.21.0` */
  readonly runtime: string;
  readonly providers: Readonly<Record<string, readonly Observed[]>>;
}

/** The last line of a worker. */
export const finished = "finished";
