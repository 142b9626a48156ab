import { asCloneError } from "../call/call.ts";
import { most, oldestFirst } from "../call/look-up.ts";
import { isKey, rightKey } from "../input/mark.ts";
import { refuse } from "../input/refusal.ts";
import type { VoiceDetails } from "../output/voice.ts";
import type { CloneProvider, DetailsOf } from "../providers/provider.ts";
import { pagesOfVoices } from "./list-voices.ts";
import type { AccountOptions } from "./settings.ts";

/** What {@link findVoices} takes: a name, or the key of a call. */
export type FindVoicesOptions<Provider extends CloneProvider = CloneProvider> = AccountOptions<Provider> &
  (VoicesOfName | VoicesOfKey);

interface VoicesOfName {
  /** The whole name, as it was given. */
  name: string;
  /**
   * Leaves out voices that are surely older, such as an error's `startedAt`. Five minutes are allowed for clocks that differ,
   * and a voice whose time nobody knows stays.
   */
  createdAfter?: Date | undefined;
  idempotencyKey?: undefined;
}

interface VoicesOfKey {
  /** The key that `cloneVoice` was given. */
  idempotencyKey: string;
  name?: undefined;
  createdAfter?: undefined;
}

/** Clocks of two machines differ by seconds, those that nobody sets by minutes. */
const allowanceMs = 5 * 60_000;

/** Those whose time nobody knows come last. */
const newestFirst = (one: VoiceDetails, other: VoiceDetails): number => time(other) - time(one);

const time = ({ createdAt }: VoiceDetails): number => createdAt?.getTime() ?? 0;

/**
 * Finds the voices of a name: candidates after an unknown outcome of a call that had no `idempotencyKey`. The newest come
 * first; those whose time of creation is not known come last.
 *
 * Or finds the voices that bear an `idempotencyKey`, and sends nothing but requests for the list: the oldest comes first, as
 * the one that `cloneVoice` gives. None says only that the list does not show it: a list may lag.
 *
 * @returns at most 1,000 voices.
 * @example
 * ```ts
 * import { findVoices } from "@org/clone-core";
 * import { inworld } from "@org/clone-core/inworld";
 *
 * const provider = inworld({ apiKey });
 * const [newest] = await findVoices({ provider, name: "Ada", createdAfter: error.startedAt });
 * const [voice] = await findVoices({ provider, idempotencyKey: "order-4711" });
 *
 * declare const apiKey: string;
 * declare const error: { startedAt: Date };
 * ```
 */
export async function findVoices<Provider extends CloneProvider>(
  options: FindVoicesOptions<Provider>,
): Promise<VoiceDetails<DetailsOf<Provider>>[]> {
  const { name, createdAfter, idempotencyKey: key, ...settings } = options ?? {};
  const found: VoiceDetails<DetailsOf<Provider>>[] = [];
  const startedAt = new Date();
  try {
    check({ name, createdAfter, key });
  } catch (refusal) {
    throw asCloneError(refusal, settings.provider?.name ?? "no provider", startedAt, undefined, "list");
  }
  const from = (createdAfter?.getTime() ?? Number.NEGATIVE_INFINITY) - allowanceMs;
  const isWanted = (voice: VoiceDetails): boolean =>
    key === undefined
      ? voice.name === name && (voice.createdAt === undefined || voice.createdAt.getTime() >= from)
      : voice.idempotencyKey === key;
  const order = key === undefined ? newestFirst : oldestFirst;
  for await (const page of pagesOfVoices(settings, key)) {
    // One by one: a hostile page has more than a call takes arguments.
    for (const voice of page.filter(isWanted)) found.push(voice);
    // To the end, since the newest may come last; and no more are kept than are given.
    found.sort(order).splice(most);
  }
  return found;
}

/** Refuses what names no voice. */
function check({ name, createdAfter, key }: Readonly<Record<"name" | "createdAfter" | "key", unknown>>): void {
  if (key !== undefined) {
    if (!isKey(key)) throw refuse("idempotencyKey", key, `pass ${rightKey}`);
    if ((name ?? createdAfter) !== undefined)
      throw refuse("idempotencyKey", key, "pass it without name and createdAfter");
    return;
  }
  if (typeof name !== "string" || name === "") throw refuse("name", name, "pass the name of the voice");
  const time = createdAfter === undefined ? 0 : (createdAfter as Partial<Date> | null)?.getTime?.();
  if (time === undefined || Number.isNaN(time)) throw refuse("createdAfter", createdAfter, "pass a Date");
}
