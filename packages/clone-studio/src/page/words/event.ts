import type { CloneEvent } from "@org/clone-core";

/** What a person may want to know of what happens during a call. */
export function wordsForEvent(event: CloneEvent): string | undefined {
  switch (event.type) {
    case "attempt_started":
      return event.attempt === 1 ? "Sent. Waiting for the service …" : "Sent once more. Waiting for the service …";
    case "retry_scheduled":
      return `The service asks to wait: again in ${Math.ceil(event.delayMs / 1000)} s.`;
    case "look_up_started":
      return event.when === "before_sending"
        ? "Looking whether this voice is there already …"
        : "No clear answer came. Looking for the voice …";
    default:
      return undefined;
  }
}
