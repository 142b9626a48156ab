import { type ListVoicesOptions, listVoices, type VoiceDetails } from "@org/clone-core";

/**
 * The voices of an account as their pages arrive. While one is looked at, the next is on its way; it is given up when
 * nobody goes on.
 */
export async function* voicePages(settings: ListVoicesOptions): AsyncGenerator<readonly VoiceDetails[], void, void> {
  const { signal } = settings;
  const leaving = new AbortController();
  const pages = listVoices({
    ...settings,
    signal: signal === undefined ? leaving.signal : AbortSignal.any([signal, leaving.signal]),
  }).pages();
  const iterator = pages[Symbol.asyncIterator]();
  try {
    for (let next = iterator.next(); ; ) {
      const { done, value: page } = await next;
      if (done === true) return;
      next = iterator.next();
      // Thrown by the next turn, or of no interest any more.
      next.catch(() => {});
      if (page.length > 0) yield page;
    }
  } finally {
    leaving.abort();
  }
}
