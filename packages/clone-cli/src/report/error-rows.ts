import type { CloneError } from "@org/clone-core";
import type { CloneTarget } from "../targets/target.ts";
import { nextStep } from "./next-step.ts";
import type { Row } from "./output.ts";

/** What a voice was asked for by: the name that it was to have, and whether it was to bear a key. */
interface Asked {
  readonly name: string;
  readonly keyed: boolean;
}

/** An error in plain words: why, what became of the voice that was `asked` for, if one was, and what to do. */
export function errorRows(error: CloneError, target: CloneTarget, asked?: Asked): Row[] {
  const { requestId } = error;
  const reason = reasonOf(error);
  const root = rootCause(error);
  const next = nextStep(error, target, asked?.keyed);
  return [
    ["reason", root === undefined || reason.includes(root) ? reason : `${reason.replace(codes, "")} (${root})`],
    ...(asked === undefined ? [] : [["outcome", outcomeText(error, target, asked)] as const]),
    ...(requestId === undefined ? [] : [["request", requestId] as const]),
    ...(next === undefined ? [] : [["next", next] as const]),
  ];
}

/** An error's message without what stands beside it anyway: the provider, and whether the voice may exist. */
export function reasonOf({ message, provider }: CloneError): string {
  const reason = message.startsWith(`${provider}: `) ? message.slice(provider.length + 2) : message;
  return reason.replace(/; the voice may exist(?:, but .*)?$/, "");
}

function outcomeText({ outcome, startedAt }: CloneError, target: CloneTarget, { name, keyed }: Asked): string {
  if (outcome !== "unknown") return "no voice was created";
  const unknown = "nobody knows whether the voice exists";
  return keyed
    ? unknown
    : `${unknown}: look for "${name}" created around ${startedAt.toISOString()} ` +
        `with clone-voice list --provider ${target.name} before trying again`;
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
