import { asCloneError } from "../call/call.ts";
import { refuse } from "../input/refusal.ts";
import type { VoiceDetails } from "../output/voice.ts";
import type { CloneProvider, DetailsOf } from "../providers/provider.ts";
import { listVoices } from "./list-voices.ts";
import type { AccountOptions } from "./settings.ts";

/** What {@link findVoices} takes. */
export interface FindVoicesOptions<Provider extends CloneProvider = CloneProvider> extends AccountOptions<Provider> {
  /** The whole name, as it was given. */
  name: string;
  /**
   * Leaves out voices that are surely older, such as an error's `startedAt`. Five minutes are allowed for clocks that differ,
   * and a voice whose time nobody knows stays.
   */
  createdAfter?: Date | undefined;
}

/** Clocks of two machines differ by seconds, those that nobody sets by minutes. */
const allowanceMs = 5 * 60_000;

/** More voices of one name are no help to anybody. */
const most = 1_000;

/**
 * Finds the voices of a name: candidates after an unknown outcome of a call that had no `idempotencyKey`. The newest come
 * first; those whose time of creation is not known come last.
 *
 * @returns at most 1,000 voices.
 * @example
 * ```ts
 * import { findVoices } from "@org/clone-core";
 * import { inworld } from "@org/clone-core/inworld";
 *
 * const [newest] = await findVoices({ provider: inworld({ apiKey }), name: "Ada", createdAfter: error.startedAt });
 *
 * declare const apiKey: string;
 * declare const error: { startedAt: Date };
 * ```
 */
export async function findVoices<Provider extends CloneProvider>(
  options: FindVoicesOptions<Provider>,
): Promise<VoiceDetails<DetailsOf<Provider>>[]> {
  const { name, createdAfter, ...settings } = options ?? {};
  const found: VoiceDetails<DetailsOf<Provider>>[] = [];
  const startedAt = new Date();
  try {
    if (typeof name !== "string" || name === "") throw refuse("name", name, "pass the name of the voice");
    if (createdAfter !== undefined && Number.isNaN(createdAfter?.getTime?.() ?? Number.NaN))
      throw refuse("createdAfter", createdAfter, "pass a Date");
  } catch (refusal) {
    throw asCloneError(refusal, settings.provider?.name ?? "no provider", startedAt, undefined, "list");
  }
  const from = (createdAfter?.getTime() ?? Number.NEGATIVE_INFINITY) - allowanceMs;
  for await (const voice of listVoices(settings)) {
    if (voice.name !== name || (voice.createdAt !== undefined && voice.createdAt.getTime() < from)) continue;
    found.push(voice);
    if (found.length === most) break;
  }
  const time = ({ createdAt }: VoiceDetails): number => createdAt?.getTime() ?? 0;
  return found.sort((a, b) => time(b) - time(a));
}
