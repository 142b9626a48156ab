import type { CloneErrorCode, CloneOutcome } from "@org/clone-core";
import type { FaultName } from "@org/voices-mock/faults-client";

/** What a call must come to under one fault. */
export interface FaultCase {
  readonly fault: FaultName;
  readonly code: CloneErrorCode;
  readonly outcome: CloneOutcome;
  /** Complete requests that the service must see: neither more nor fewer. @default 1 */
  readonly requests?: number;
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  readonly timeoutMs?: number;
  readonly maxRetries?: number;
}

/** Far longer than any answer takes on this machine, far shorter than a person would wait. */
export const patience = 1_000;

/** Code and outcome. */
export type Verdict = readonly [code: CloneErrorCode, outcome: CloneOutcome];

/** The same verdict over several faults, with the status that stands at the end of their names, if one does. */
export const each = (
  [code, outcome]: Verdict,
  faults: readonly FaultName[],
  more: Partial<FaultCase> = {},
): FaultCase[] =>
  faults.map((fault) => {
    const [, status] = /-(\d{3})(?:-(?:json|html|text))?$/.exec(fault) ?? [];
    return { fault, code, outcome, ...(status === undefined ? {} : { status: Number(status) }), ...more };
  });
