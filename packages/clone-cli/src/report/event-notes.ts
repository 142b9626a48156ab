import type { CloneEvent } from "@org/clone-core";
import { type DescribedRequest, requestRows } from "@org/clone-core/dry-run";

/** The steps of a call for who wants to see them all; `>` goes out, `<` comes back. Without key and audio. */
export function eventNotes(event: CloneEvent, requests: ReadonlyMap<string, DescribedRequest>): readonly string[] {
  const provider = sourceOf(event);
  if (event.type === "attempt_started") {
    const request = requests.get(event.provider);
    const [first = [], ...rows] = request === undefined ? [] : requestRows(request);
    return [
      [`> ${provider}: attempt ${event.attempt}`, ...first].join(" "),
      ...rows.map(([name, value]) => `> ${provider}: ${name}: ${value}`),
    ];
  }
  if (event.type === "retry_scheduled") {
    const status = event.status === undefined ? "" : `, status ${event.status}`;
    return [`< ${provider}: attempt ${event.attempt}: ${event.code}${status}`];
  }
  if (event.type === "look_up_started") return [`> ${provider}: looking for the voice of the key`];
  if (event.type === "look_up_ended") return [`< ${provider}: looked for the voice of the key: ${event.result}`];
  const { outcome, code, attempts, durationMs } = event;
  const what = code === undefined ? outcome : `${code}, ${outcome}`;
  return [`< ${provider}: ${what}; attempts: ${attempts}; ${Math.round(durationMs)} ms`];
}

/** Whose step it is: `cartesia`, or `cartesia: list` where a voice is not cloned. */
const sourceOf = ({ provider, operation }: Pick<CloneEvent, "provider" | "operation">): string =>
  operation === undefined ? provider : `${provider}: ${operation}`;
