import type { ServiceError } from "../scenarios/scenario.ts";
import type { CartesiaMockVoice } from "../voices/cartesia.ts";
import { seededTime, seededUuid } from "../voices/seeded.ts";
import type { Details, LifeAnswer, LifeCall, LifeWords } from "./life.ts";
import { pageOf } from "./page.ts";
import type { ShelvedVoice } from "./shelf.ts";
import { toneWav } from "./tone.ts";

/** Voices of a page where a request does not say how many. Cartesia publishes no such figure: this is the mock's own. */
const usualLimit = 10;

/** A voice as Cartesia lists it. */
interface CartesiaDetails extends Details {
  readonly id: string;
  readonly is_owner: boolean;
  readonly name: string;
  readonly description: string;
  readonly language: string;
  readonly gender?: string | null;
  readonly country?: string | null;
}

const notFound = (id: string): ServiceError => ({
  status: 404,
  code: "voice_not_found",
  message: `There is no voice ${JSON.stringify(id.slice(0, 100))}.`,
});

const notYours: ServiceError = { status: 403, code: null, message: "This voice belongs to somebody else." };

/** What Cartesia does with voices that exist. */
export function cartesiaLife(seed: string): LifeWords<CartesiaMockVoice> {
  const others = publicVoices(seed);
  return {
    files: "/files/previews/{id}.wav",
    act(call) {
      const { operation, id, query, shelf } = call;
      if (operation === "list") return list(call, others);
      const other = others.find((one) => one.id === id);
      const own = (operation === "get" || operation === "preview" ? shelf.shown() : shelf.all()).find(
        (one) => one.id === id,
      );
      if (own === undefined && other === undefined) return { error: notFound(id) };
      if (operation === "preview") return { file: toneWav(id), mediaType: "audio/wav" };
      if (operation === "get") {
        const voice = own === undefined ? other : detailsOf(own);
        return { status: 200, body: told(call, voice ?? {}, query["expand[]"]), conforms: own?.conforms ?? true };
      }
      if (own === undefined) return { error: notYours };
      if (operation === "delete") {
        shelf.remove(own);
        return { status: 204, conforms: true };
      }
      const changed = changedVoice(own, call.fields);
      shelf.change(own, changed);
      return { status: 200, body: told(call, detailsOf(changed), undefined), conforms: own.conforms };
    },
  };
}

function list(call: LifeCall<CartesiaMockVoice>, others: readonly CartesiaDetails[]): LifeAnswer {
  const { query, shelf, bend } = call;
  const { limit = usualLimit, starting_after: after, ending_before: before } = query as Query;
  if (after !== undefined && before !== undefined) {
    const message = "starting_after: expected no ending_before beside it, received both";
    return { error: { status: 400, code: null, message } };
  }
  const own = shelf.shown().toReversed();
  // Whoever lists looks, found or not.
  shelf.looked();
  const mark = after ?? before;
  if (bend === "staleCursor" && mark !== undefined) return { error: notFound(mark) };
  // In no documented order: here the account's own, newest first, and then everybody's.
  const all = [...own.map(detailsOf), ...others];
  const cursor = bend === "repeatedPage" ? {} : { after, before };
  const page = pageOf(all, cursor, limit, (voice) => matches(voice, query as Query));
  if (page === undefined) return { error: notFound(mark ?? "") };
  const hasMore = page.hasMore || (bend === "repeatedPage" && page.items.length > 0);
  return {
    status: 200,
    body: {
      data: page.items.map((voice) => told(call, voice, query["expand[]"])),
      has_more: hasMore,
      next_page: hasMore ? (page.items.at(-1)?.id ?? null) : null,
    },
    conforms: own.every(({ conforms }) => conforms),
  };
}

/** The declared parameters of a list. */
interface Query {
  readonly limit?: number;
  readonly starting_after?: string;
  readonly ending_before?: string;
  readonly q?: string;
  readonly is_owner?: boolean;
  readonly gender?: string;
  readonly language?: string;
}

function matches(voice: CartesiaDetails, { q, is_owner: isOwner, gender, language }: Query): boolean {
  const { name, description, id } = voice;
  const wanted = q?.toLowerCase() ?? "";
  const [spoken, country] = language?.replace("_", "-").split("-") ?? [];
  return (
    [name, description, id].some((text) => String(text).toLowerCase().includes(wanted)) &&
    (isOwner !== true || voice.is_owner) &&
    (gender === undefined || voice.gender === gender) &&
    (spoken === undefined || voice.language === spoken.toLowerCase()) &&
    (country === undefined || voice.country === country.toUpperCase())
  );
}

/** A voice as it is answered. Its sample lies where the request came to, and only shows to who asks for it. */
function told({ url, prefix, adds }: LifeCall<CartesiaMockVoice>, voice: Details, expand: unknown): Details {
  const isAsked = Array.isArray(expand) && expand.includes("preview_file_url");
  const sample = `${url.origin}${prefix}/files/previews/${encodeURIComponent(String(voice["id"]))}.wav`;
  return { ...voice, ...(isAsked ? { preview_file_url: sample } : {}), ...adds };
}

function detailsOf({ voice, more }: ShelvedVoice<CartesiaMockVoice>): CartesiaDetails {
  const { user_id: _, ...rest } = voice;
  return { ...rest, is_owner: true, ...more };
}

/** What is named is changed; everything else stays. */
function changedVoice(
  own: ShelvedVoice<CartesiaMockVoice>,
  fields: Readonly<Record<string, unknown>>,
): ShelvedVoice<CartesiaMockVoice> {
  const { name = own.voice.name, description = own.voice.description, gender } = fields as Partial<CartesiaDetails>;
  return {
    ...own,
    voice: { ...own.voice, name, description },
    more: gender === undefined ? own.more : { ...own.more, gender },
  };
}

/** A handful of everybody's voices, the same for each seed. */
function publicVoices(seed: string): readonly CartesiaDetails[] {
  const voices = [
    ["Marlow", "A calm reader of long texts", "en", "masculine", "GB"],
    ["Ines", "Cheerful and quick", "es", "feminine", "ES"],
    ["Tove", "For audio guides", "sv", "feminine", "SE"],
    ["Kenji", "Even and clear", "ja", "masculine", "JP"],
    ["Robin", "A warm host", "en", "gender_neutral", "US"],
  ] as const;
  return voices.map(([name, description, language, gender, country], index) => ({
    id: seededUuid(`${seed}/public/${index}`),
    is_owner: false,
    is_public: true,
    name,
    description,
    created_at: seededTime(-86_400 * (index + 1)).toISOString(),
    language,
    gender,
    country,
  }));
}
