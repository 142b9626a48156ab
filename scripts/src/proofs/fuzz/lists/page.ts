import type { Vendor } from "../scenario.ts";
import type { Account, KeptVoice } from "./account.ts";
import { spelled } from "./spelled.ts";

/** A page of the list, and whether another follows. */
export interface Page {
  readonly body: string;
  readonly isLast: boolean;
}

/** What is asked for in a list request. */
export interface Asked {
  readonly cursor: string | undefined;
  readonly search: string | undefined;
  readonly ownOnly: boolean;
}

export function askedIn(url: string, vendor: Vendor): Asked {
  const query = new URL(url).searchParams;
  const text = (name: string): string | undefined => query.get(name) ?? undefined;
  return vendor === "cartesia"
    ? { cursor: text("starting_after"), search: text("q"), ownOnly: query.get("is_owner") === "true" }
    : { cursor: text("pageToken"), search: undefined, ownOnly: false };
}

/** The page that was asked for; `undefined` where the service does not know the cursor. */
export function pageOf(account: Account, { cursor, search, ownOnly }: Asked): Page | undefined {
  const { plan, vendor, cursors } = account;
  const known = cursor === undefined ? 0 : cursors.get(cursor);
  if (known === undefined) return undefined;
  const all = account
    .visible()
    .filter(
      ({ own, name, description }) =>
        !plan.filters || ((own || !ownOnly) && (search === undefined || `${name} ${description}`.includes(search))),
    );
  const size = plan.pageSizes[account.requests % plan.pageSizes.length] ?? 1;
  // Cartesia's cursor is a voice, whose place changes as others come; Inworld's is a place.
  const place = vendor === "cartesia" ? all.findIndex(({ id }) => id === cursor) + 1 : known;
  const start = plan.endless === "the same page" ? 0 : place || known;
  const entries = all.slice(start, start + size).map((voice) => entryOf(vendor, voice, account));
  const end = start + entries.length;
  if (end < all.length && plan.endless !== "the same page") return page(account, entries, end);
  if (plan.endless === "no") return page(account, entries, undefined);
  // Voices of others, so that there is a last one whose id is the cursor.
  const number = plan.endless === "new pages" ? known + 1000 : 1000;
  const filler: KeptVoice = {
    ...{ id: `other-${number}`, name: "Other", description: "", tags: [], own: false, madeAt: 0, dated: false },
  };
  return page(account, [...entries, entryOf(vendor, filler, account)], number);
}

function page({ vendor, cursors }: Account, entries: readonly object[], next: number | undefined): Page {
  const isLast = next === undefined;
  if (vendor === "cartesia") {
    const last = (entries.at(-1) as { id?: string } | undefined)?.id;
    if (next !== undefined && last !== undefined) cursors.set(last, next);
    return { body: JSON.stringify({ data: entries, has_more: !isLast }), isLast };
  }
  const token = `+/=&?é ${next}`;
  if (next !== undefined) cursors.set(token, next);
  return { body: JSON.stringify({ voices: entries, nextPageToken: isLast ? "" : token }), isLast };
}

/** A voice in the words of the vendor. */
export function entryOf(vendor: Vendor, voice: KeptVoice, { plan: { spelling } }: Pick<Account, "plan">): object {
  const { id, name, own, madeAt, dated } = voice;
  const description = spelled(voice.description, spelling);
  return vendor === "cartesia"
    ? {
        ...{ id, name, description, language: "en", is_owner: own, is_public: !own },
        ...(dated && { created_at: new Date(madeAt).toISOString() }),
      }
    : {
        ...{ voiceId: id, displayName: name, description, langCode: "EN_US", source: own ? "IVC" : "SYSTEM" },
        tags: voice.tags.map((tag) => spelled(tag, spelling)),
      };
}
