import type { CloneProvider, VoiceOperation } from "@org/clone-core";
import type { Failure, FaultCase } from "../faults/case.ts";

/** What an error of a call about voices that exist must say: it creates nothing, so it has no outcome. */
type LifeFailure = Omit<Failure, "outcome">;

/** What a call about voices that exist may come to under one fault. */
export interface Allowed {
  readonly failures: readonly LifeFailure[];
  /** Whether a success is right; absent where none is. */
  readonly success?: ((result: unknown) => boolean) | undefined;
}

/** What cloning comes to under the fault says what the others must: they read the same answers with the same care. */
export function allowed(provider: CloneProvider, operation: VoiceOperation, { fault, comesTo }: FaultCase): Allowed {
  const isSuccess = (one: FaultCase["comesTo"][number]): boolean =>
    one === "voice" || (one.code === "unexpected_response" && one.status !== undefined && one.status < 300);
  const failures = comesTo.filter((one) => one !== "voice").map(withoutOutcome);
  const [, status = "200"] = /-(2\d\d)$/.exec(fault) ?? [];
  const noAnswer: LifeFailure = { code: "unexpected_response", status: Number(status) };
  if (operation === "delete") {
    if (comesTo.some((one) => one !== "voice" && one.status === 404)) {
      return { failures: [], success: isDeleted(false) };
    }
    // No body is needed for it, but one that is a page is somebody else's.
    const isPage = /^(echo-)?html-/.test(fault);
    return comesTo.some(isSuccess) ? { failures, success: isPage ? undefined : isDeleted(true) } : { failures };
  }
  if (comesTo.includes("voice")) return { failures: [...failures, noAnswer], success: answersOf[operation] };
  // At some services a list without entries is left out, and the body of these is `{}`, where a runtime reads it at all.
  const isEmptyList =
    operation === "list" && emptyBodies.includes(fault) && provider.voices?.readPage({}) !== undefined;
  return { failures, success: isEmptyList ? answersOf.list : undefined };
}

const emptyBodies: readonly FaultCase["fault"][] = [
  ...(["object-200", "huge-headers", "length-and-chunked-200", "two-lengths-200"] as const),
];

function withoutOutcome({ outcome: _outcome, ...rest }: Failure): LifeFailure {
  return rest.status === 404 ? { ...rest, code: "not_found" } : rest;
}

const isDeleted =
  (deleted: boolean) =>
  (result: unknown): boolean =>
    JSON.stringify(result) === JSON.stringify({ deleted });

const isNamed = (value: unknown): boolean => {
  const { id } = Object(value);
  return typeof id === "string" && id.trim() !== "";
};

/** What is an answer where the body holds a voice in the words of both services' cloning. */
const answersOf: Readonly<Record<Exclude<VoiceOperation, "delete">, (result: unknown) => boolean>> = {
  list: (result) => Array.isArray(result) && result.every(isNamed),
  get: isNamed,
  update: isNamed,
  preview: (result) => result === undefined,
};
