import type { ServiceError } from "../scenarios/scenario.ts";
import type { InworldMockVoice } from "../voices/inworld.ts";
import { type InworldListed, inworldFilter, inworldOrder, isLanguage } from "./inworld-question.ts";
import type { Details, LifeAnswer, LifeCall, LifeWords } from "./life.ts";
import { pageOf } from "./page.ts";
import { makeToken, readToken } from "./page-token.ts";
import type { ShelvedVoice } from "./shelf.ts";
import { systemVoices } from "./system-voices.ts";
import { toneMp3 } from "./tone.ts";

/** The most voices that come at once where a request asks for no pages (list-voices page). */
const mostAtOnce = 2_000;
/** Voices of a page of a request that only filters. Inworld publishes no such figure: this is the mock's own. */
const usualPageSize = 100;

const invalid = (message: string): ServiceError => ({ status: 400, code: 3, message });

const notFound = (id: string): ServiceError => ({
  status: 404,
  code: 5,
  message: `voice ${JSON.stringify(id.slice(0, 100))} not found`,
});

const notYours: ServiceError = {
  status: 403,
  code: 7,
  message: "SYSTEM voices belong to everybody and cannot be changed",
};

/** What Inworld does with voices that exist. */
export const inworldLife: LifeWords<InworldMockVoice> = {
  act(call) {
    const { operation, query, shelf } = call;
    if (operation === "list") return list(call);
    const id = operation === "preview" ? String(query["voice_id"]) : call.id;
    const other = systemVoices.find(({ voiceId }) => voiceId === id);
    const own = (operation === "get" || operation === "preview" ? shelf.shown() : shelf.all()).find(
      (one) => one.id === id,
    );
    if (own === undefined && other === undefined) return { error: notFound(id) };
    if (operation === "preview") return { status: 200, body: { audioContent: toneMp3 }, conforms: true };
    if (operation === "get") {
      const voice = own === undefined ? other : detailsOf(own);
      return { status: 200, body: told(call, voice), conforms: own?.conforms ?? true };
    }
    if (own === undefined) return { error: notYours };
    if (operation === "delete") {
      shelf.remove(own);
      return { status: 200, body: {}, conforms: true };
    }
    const { displayName, description, tags } = call.fields as Partial<InworldMockVoice>;
    const changes = Object.fromEntries(
      Object.entries({ displayName, description, tags }).filter(([, value]) => value !== undefined),
    );
    const changed = { ...own, voice: { ...own.voice, ...changes } };
    shelf.change(own, changed);
    return { status: 200, body: told(call, detailsOf(changed)), conforms: own.conforms };
  },
};

/** The declared parameters of a list. */
interface Query {
  readonly languages?: readonly string[];
  readonly filter?: string;
  readonly orderBy?: string;
  readonly pageSize?: number;
  readonly pageToken?: string;
}

function list(call: LifeCall<InworldMockVoice>): LifeAnswer {
  const { shelf, bend } = call;
  const query = call.query as Query;
  const { languages = [], filter = "", orderBy = "", pageToken = "" } = query;
  const own = shelf.shown();
  const matches = inworldFilter(filter);
  if (matches === undefined) {
    const right = 'terms such as source="SYSTEM" or lang_code = "de-DE", joined by AND';
    return { error: invalid(`filter: expected ${right}`) };
  }
  // In no documented order: here everybody's, and then the workspace's own, oldest first.
  const all = inworldOrder([...systemVoices, ...own.map(detailsOf)], orderBy);
  if (all === undefined) {
    return { error: invalid("orderBy: expected display_name, lang_code or voice_id, with desc behind it or not") };
  }
  // A token is good for the question that it was given for.
  const question = JSON.stringify([languages, filter, orderBy]);
  const after = pageToken === "" ? undefined : readToken(pageToken, question);
  const stale = invalid("pageToken: expected the nextPageToken of an earlier answer to the same question");
  if (pageToken !== "" && (after === undefined || bend === "staleCursor")) return { error: stale };
  const isPaged = query.pageSize !== undefined || pageToken !== "" || filter !== "";
  const size = query.pageSize ?? (isPaged ? usualPageSize : mostAtOnce);
  const cursor = bend === "repeatedPage" ? {} : { after };
  const page = pageOf(all, cursor, size, (voice) => matches(voice) && speaks(voice, languages));
  // Whoever lists looks, found or not.
  shelf.looked();
  if (page === undefined) return { error: stale };
  const last = page.items.at(-1);
  const goesOn = last !== undefined && (page.hasMore || bend === "repeatedPage");
  return {
    status: 200,
    body: {
      voices: page.items.map((voice) => told(call, voice)),
      nextPageToken: goesOn ? makeToken(last.id, question) : "",
    },
    conforms: own.every(({ conforms }) => conforms),
  };
}

/** A voice as it is answered. */
function told({ adds }: LifeCall<InworldMockVoice>, { id: _, ...voice }: Details = {}): Details {
  return { ...voice, ...adds };
}

function detailsOf({ id, voice }: ShelvedVoice<InworldMockVoice>): InworldListed {
  const [language = "", country] = voice.langCode.split("_");
  const promptLanguages = country === undefined ? [] : [`${language.toLowerCase()}-${country}`];
  return { id, ...voice, categories: [], gender: "", ageGroup: "", promptLanguages };
}

/** Whether a voice speaks one of these languages: `en-US`, `en_US`, `en`, `EN_US`. Without any it does. */
function speaks({ langCode }: InworldListed, languages: readonly string[]): boolean {
  return languages.length === 0 || languages.some((language) => isLanguage(langCode, language));
}
