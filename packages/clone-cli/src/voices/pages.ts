import { listVoices, type VoiceDetails, type VoicesSettings } from "@org/clone-core";

/**
 * The voices of an account as their pages arrive. While one is looked at, the next is on its way; it is given up when
 * nobody goes on.
 */
export async function* voicePages(settings: VoicesSettings): AsyncGenerator<readonly VoiceDetails[], void, void> {
  const { signal, onEvent } = settings;
  const leaving = new AbortController();
  let asked = (): void => {};
  const voices = listVoices({
    ...settings,
    signal: signal === undefined ? leaving.signal : AbortSignal.any([signal, leaving.signal]),
    onEvent(event) {
      onEvent?.(event);
      // Core asks for a page once all voices of the one before are out.
      if (event.type === "attempt_started" && event.attempt === 1) asked();
    },
  });
  try {
    for (let page: VoiceDetails[] = []; ; ) {
      const asking = new Promise<"asking">((resolve) => {
        asked = () => resolve("asking");
      });
      const next = voices.next();
      if ((await Promise.race([next, asking])) === "asking" && page.length > 0) {
        yield page;
        page = [];
      }
      const { done, value } = await next;
      if (done) {
        if (page.length > 0) yield page;
        return;
      }
      page.push(value);
    }
  } finally {
    leaving.abort();
  }
}
