import type { CloneErrorCode, CloneOutcome } from "@org/clone-core";
import type { FaultName } from "@org/voices-mock/faults-client";

/** What an error must say: exactly this. A property that is not here must be absent there. */
export interface Failure {
  readonly code: CloneErrorCode;
  readonly outcome: CloneOutcome;
  readonly status?: number;
  readonly providerCode?: string;
  readonly requestId?: string;
  readonly retryAfterSeconds?: number;
}

/** What a call must come to under one fault. */
export interface FaultCase {
  readonly fault: FaultName;
  /** Several only where runtimes read the same bytes differently, or where the outcome is a race of two right ones. */
  readonly comesTo: readonly (Failure | "voice")[];
  /** Complete requests that the service must see: neither more nor fewer. @default [1] */
  readonly requests?: readonly number[];
  /** The answer's body, where a provider may say more exactly what it means: its own reading of it then counts. */
  readonly body?: unknown;
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
  {
    requests,
    timeoutMs,
    maxRetries,
    ...failure
  }: Partial<Failure> & Pick<FaultCase, "requests" | "timeoutMs" | "maxRetries"> = {},
): FaultCase[] =>
  faults.map((fault) => {
    const [, status] = /-(\d{3})(?:-(?:json|html|text|keep|nowhere|garbage|loop|elsewhere))?$/.exec(fault) ?? [];
    return {
      fault,
      comesTo: [{ code, outcome, ...(status !== undefined && { status: Number(status) }), ...failure }],
      ...(requests && { requests }),
      ...(timeoutMs && { timeoutMs }),
      ...(maxRetries !== undefined && { maxRetries }),
    };
  });

/** Cases under the sentence of the promise that they belong to. */
export type CasesByPromise = Readonly<Record<string, readonly FaultCase[]>>;
