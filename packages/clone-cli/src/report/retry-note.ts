import type { CloneEvent } from "@org/clone-core";

/** What to say while a call waits to be sent again; nothing for every other event. */
export function retryNote(event: CloneEvent): string | undefined {
  if (event.type !== "retry_scheduled") return undefined;
  const { provider, code, status, delayMs } = event;
  const why = status === undefined ? code : `${code}, status ${status}`;
  return `${provider}: ${why}; trying again in ${(delayMs / 1000).toFixed(1)} s`;
}
