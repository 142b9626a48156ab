import type { CloneError } from "@org/clone-core";
import type { CloneTarget } from "../targets/target.ts";
import { nextStep } from "./next-step.ts";
import type { Row } from "./output.ts";

/** An error in plain words: why, what became of the voice, and what to do. `name` is the voice's. */
export function errorRows(error: CloneError, target: CloneTarget, name: string): Row[] {
  const { message, outcome, requestId, startedAt } = error;
  const reason = message.startsWith(`${target.name}: `) ? message.slice(target.name.length + 2) : message;
  const root = rootCause(error);
  return [
    ["reason", root === undefined || reason.includes(root) ? reason : `${reason.replace(codes, "")} (${root})`],
    [
      "outcome",
      outcome === "not_created"
        ? "no voice was created"
        : `nobody knows whether the voice exists: look for "${name}" created around ` +
          `${startedAt.toISOString()} in the provider's list before trying again`,
    ],
    ...(requestId === undefined ? [] : [["request", requestId] as const]),
    ...(outcome === "not_created" ? [["next", nextStep(error, target)] as const] : []),
  ];
}

/** The codes at the end of a message, which the cause itself says in words. */
const codes = / \([A-Z][\w, ]+\)$/;

/** What a failure began with: `fetch failed` alone helps nobody. */
function rootCause(error: CloneError): string | undefined {
  let root: string | undefined;
  for (let inner: unknown = error.cause; inner instanceof Error; inner = inner.cause) {
    const { message, code } = inner as NodeJS.ErrnoException;
    root = message || code || root;
  }
  return root;
}
