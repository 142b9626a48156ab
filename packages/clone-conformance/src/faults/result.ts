import type { CloneError, CloneErrorCode, CloneOutcome, VoiceOperation } from "@org/clone-core";
import type { FaultName } from "@org/voices-mock/faults-client";
import type { Call } from "../suite/suite.ts";
import type { Failure } from "./case.ts";

/** What was seen of one call under one fault. */
export interface FaultResult {
  readonly fault: FaultName;
  /** What was asked about voices that exist; absent for cloning. */
  readonly operation?: VoiceOperation;
  /** Complete requests that the server received. */
  readonly requests: number;
  readonly code: CloneErrorCode | "voice" | "done";
  /** Absent for a call that creates nothing. */
  readonly outcome?: CloneOutcome | "created";
  readonly status?: number;
  readonly milliseconds: number;
  /** For a call with an idempotency key: the voices that bear it after the next call with it. */
  readonly voices?: number;
  /** Beside `voices`: whether the service did what it was asked where its answer left that open. */
  readonly acted?: boolean;
  /** For a kept-alive connection: whether the runtime did use the same one again. */
  readonly reused?: boolean;
  /** What was promised and is not so, a sentence each; empty when all is well. */
  readonly broken: readonly string[];
}

/** The part of a result that the call itself tells. */
export function resultOf({
  error,
  milliseconds,
}: Call): Pick<FaultResult, "code" | "outcome" | "status" | "milliseconds"> {
  return {
    code: error?.code ?? "voice",
    outcome: error?.outcome ?? "created",
    ...(error?.status !== undefined && { status: error.status }),
    milliseconds,
  };
}

const compared = ["code", "outcome", "status", "providerCode", "requestId", "retryAfterSeconds"] as const;

/** Where a call is none of those that are expected: the differences to the nearest of them. */
export function differences({ voice, error }: Call, expected: readonly (Failure | "voice")[]): readonly string[] {
  const [nearest = []] = expected
    .map((one) => (one === "voice" ? voiceDifferences(voice?.id) : failureDifferences(error, one)))
    .sort((one, other) => one.length - other.length);
  return nearest;
}

const voiceDifferences = (id: unknown): string[] =>
  typeof id === "string" && id !== "" ? [] : [`expected a voice, found ${id === undefined ? "an error" : "no id"}`];

/** What an error says otherwise than it should; a property that is not expected must be absent. */
export function failureDifferences(error: CloneError | undefined, expected: Partial<Failure>): string[] {
  if (error === undefined) return [`expected ${expected.code}, found a success`];
  return compared
    .filter((property) => error[property] !== expected[property])
    .map((property) => `${property}: expected ${expected[property]}, found ${error[property]}`);
}
