import { computed, signal } from "@preact/signals";
import type { ToldVoice } from "../../api/clone.ts";
import type { ProviderName } from "../../api/facts.ts";
import { getVoices, wordsFor } from "../ask.ts";
import { titleOf } from "../studio.ts";

export const voices = signal<readonly ToldVoice[]>([]);
export const more = signal<string | undefined>(undefined);
export const isReading = signal(false);
export const problem = signal("");
/** What the voices that are shown were asked for. */
const asked = signal<{ readonly provider: ProviderName; readonly search: string } | undefined>(undefined);

/** What there is to say of the list. What is typed meanwhile, and not searched for yet, says nothing of it. */
export const status = computed(() => {
  if (isReading.value) return "Reading the list …";
  if (problem.value !== "" || asked.value === undefined) return "";
  const { provider, search } = asked.value;
  if (voices.value.length > 0) {
    return `${voices.value.length}${more.value === undefined ? "" : " or more"} at ${titleOf(provider)}.`;
  }
  return search.trim() === ""
    ? `There is no voice of your own at ${titleOf(provider)} yet.`
    : `There is no such voice at ${titleOf(provider)}.`;
});

let reading = new AbortController();

/** Reads the first page of a list. */
export const readFirst = (provider: ProviderName, search: string): Promise<void> => read({ provider, search }, []);

/** Reads the page behind those that are shown. */
export async function readMore(): Promise<void> {
  if (more.value !== undefined && !isReading.value) await read({ cursor: more.value }, voices.value);
}

/** Shows a voice as it is now; without `now` it is gone. */
export function replace(voice: ToldVoice, now?: ToldVoice): void {
  voices.value = voices.value.flatMap((one) => (one.id !== voice.id ? [one] : now === undefined ? [] : [now]));
}

async function read(question: Parameters<typeof getVoices>[0], before: readonly ToldVoice[]): Promise<void> {
  reading.abort();
  const mine = new AbortController();
  reading = mine;
  isReading.value = true;
  problem.value = "";
  try {
    const page = await getVoices(question, mine.signal);
    voices.value = [...before, ...page.voices];
    if ("provider" in question) asked.value = question;
    more.value = page.cursor;
  } catch (error) {
    if (mine.signal.aborted) return;
    voices.value = before;
    // What could not be read can be asked for again.
    more.value = "cursor" in question ? question.cursor : undefined;
    problem.value = wordsFor(error);
  } finally {
    if (reading === mine) isReading.value = false;
  }
}
