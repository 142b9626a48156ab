import { unmarked } from "../input/mark.ts";
import type { CloneError } from "../output/clone-error.ts";
import type { ServiceVoice } from "../providers/provider.ts";
import { type Asking, ask, type ListingProvider } from "./ask.ts";
import { Deadline } from "./deadline.ts";
import { failures } from "./failure.ts";
import { type PageOf, pagesOf } from "./pages.ts";

/** A voice of a list without its mark, and the key that the mark held. */
export interface KeyedVoice<Raw> extends ServiceVoice<Raw> {
  readonly key?: string | undefined;
}

/**
 * The account's own voices, a page at a time, each without its mark.
 *
 * @param within Gives each page's requests their deadline, and may make something else of its voices.
 * @param startedAt When the call began.
 */
export async function* listed<Raw, Voice extends { readonly id: string } = KeyedVoice<Raw>>(
  provider: ListingProvider<object, unknown, Raw>,
  search: string | undefined,
  within: (askPage: (asking: Asking) => Promise<PageOf<KeyedVoice<Raw>>>) => Promise<PageOf<Voice>>,
  startedAt = new Date(),
): AsyncGenerator<readonly Voice[], void, void> {
  const { voices, name } = provider;
  const keyed = (body: unknown): PageOf<KeyedVoice<Raw>> | undefined => {
    const page = voices.readPage(body);
    const long = page?.voices.find(({ id }) => id.length > longestId);
    // To leave it out would hide a voice, perhaps that of the key.
    if (long !== undefined) throw new RangeError(`an id has ${long.id.length} characters`);
    return page && { ...page, voices: page.voices.filter(isNamed).map((voice) => keyedVoice(provider, voice)) };
  };
  const read = (cursor: string | undefined): Promise<PageOf<Voice>> =>
    within((asking) => ask(provider as ListingProvider, { operation: "list", cursor, search }, asking, keyed));
  const endless = (why: string): CloneError =>
    failures(name, startedAt)({ code: "unexpected_response" }, `the list does not end: ${why}`).error;
  yield* pagesOf(read, endless);
}

/** Ids are kept, so that no voice comes twice; no call takes a longer one. */
const longestId = 500;

/** Whether an entry has an id that can be used. */
export const isNamed = ({ id }: ServiceVoice): boolean => id.trim() !== "";

/** A voice as the caller sees it. */
export function keyedVoice<Raw>(
  { voices }: ListingProvider<object, unknown, Raw>,
  found: ServiceVoice<Raw>,
): KeyedVoice<Raw> {
  const key = voices.keyOf(found.raw);
  return key === undefined ? found : { ...(voices.readVoice(unmarked(found.raw)) ?? found), key };
}

/** More voices are no help to anybody. */
export const most = 1_000;

interface Dated {
  readonly createdAt?: Date | undefined;
}

/** In the order of their creation; those whose time nobody knows come last. */
export const oldestFirst = (one: Dated, other: Dated): number => age(one) - age(other) || 0;

const age = ({ createdAt }: Dated): number => createdAt?.getTime() ?? Number.MAX_SAFE_INTEGER;

/** The voices that bear a key, the oldest first. */
async function lookUp<Raw>(
  provider: ListingProvider<object, unknown, Raw>,
  key: string,
  asking: Asking,
): Promise<readonly KeyedVoice<Raw>[]> {
  const found: KeyedVoice<Raw>[] = [];
  const within: Parameters<typeof listed<Raw>>[2] = (askPage) => askPage({ ...asking, quiet: true });
  for await (const page of listed(provider, key, within, asking.call.startedAt)) {
    for (const voice of page) if (voice.key === key) found.push(voice);
    found.sort(oldestFirst).splice(most);
  }
  return found;
}

/** {@link lookUp} before anything is sent, with its events. */
export async function lookUpBefore<Raw>(
  provider: ListingProvider<object, unknown, Raw>,
  key: string,
  asking: Asking,
): Promise<readonly KeyedVoice<Raw>[]> {
  const { emit, source } = asking.call;
  const about = { ...source, when: "before_sending" } as const;
  emit({ type: "look_up_started", ...about });
  let result: "found" | "absent" | "failed" = "failed";
  try {
    const found = await lookUp(provider, key, asking);
    result = found.length > 0 ? "found" : "absent";
    return found;
  } finally {
    emit({ type: "look_up_ended", ...about, result });
  }
}

/** The first pause between two look-ups, in milliseconds, and by how much each is longer than the one before. */
const firstPause = 250;
const growth = 1.6;

/**
 * Looks for a voice until it is there or `settleMs` have passed, with growing pauses, since a list may show a new voice
 * late.
 *
 * @returns `undefined` when not even one look-up came to its end.
 */
export async function settle<Raw>(
  provider: ListingProvider<object, unknown, Raw>,
  key: string,
  { call, maxRetries, redactor }: Asking,
  settleMs: number,
  signal: AbortSignal | undefined,
): Promise<readonly KeyedVoice<Raw>[] | undefined> {
  const { emit, source } = call;
  const about = { ...source, when: "after_unknown" } as const;
  emit({ type: "look_up_started", ...about });
  const deadline = new Deadline(settleMs, signal);
  let found: readonly KeyedVoice<Raw>[] | undefined;
  try {
    for (let pause = firstPause; ; pause *= growth) {
      let asked = 0;
      try {
        found = await lookUp(provider, key, { call, deadline, maxRetries, redactor });
      } catch (error) {
        // A list that cannot be read now may be read after the next pause; what went wrong before stays the error.
        asked = 1000 * ((error as CloneError).retryAfterSeconds ?? 0);
      }
      const wait = Math.max(pause, asked);
      if ((found ?? []).length > 0 || wait >= deadline.remainingMs) break;
      await deadline.sleep(wait);
    }
  } catch {
    // The time is up, or the caller aborted.
  } finally {
    deadline.dispose();
    const result = found === undefined ? "failed" : found.length > 0 ? "found" : "absent";
    emit({ type: "look_up_ended", ...about, result });
  }
  return found;
}
