import { CloneError } from "../output/clone-error.ts";
import type { VoicePage } from "../providers/provider.ts";

/** A page whose voices were read further. */
export type PageOf<Voice> = Pick<VoicePage, "cursor"> & { readonly voices: readonly Voice[] };

/** A list this long has no end: so many pages of 100 hold a million voices. */
const mostPages = 10_000;
/** How often a list may go back, to a page that was read or to its beginning, before it counts as one without end. */
const mostDetours = 3;
/** A cursor is an id or a token; a longer text would be kept for nothing. */
const longestCursor = 4_096;

/**
 * The voices of a list, each once, a page at a time. A page that comes again is asked for anew, and a list whose cursor
 * is not known any more is read from its beginning: the voice that it stood for may be gone.
 *
 * @param read Asks for a page; without a cursor for the first.
 * @throws CloneError `unexpected_response` when the list does not end.
 */
export async function* pagesOf<Voice extends { readonly id: string }>(
  read: (cursor: string | undefined) => Promise<PageOf<Voice>>,
  endless: (why: string) => CloneError,
): AsyncGenerator<readonly Voice[], void, void> {
  const seen = new Set<string>();
  const told = new Set<string>();
  let cursor: string | undefined;
  let detours = 0;
  for (let count = 0; count < mostPages; count++) {
    let page: PageOf<Voice>;
    try {
      page = await read(cursor);
    } catch (error) {
      if (cursor === undefined || !isStale(error) || ++detours > mostDetours) throw error;
      cursor = undefined;
      seen.clear();
      continue;
    }
    // A page may have a voice twice, too: a set that has grown had it not.
    yield page.voices.filter(({ id }) => told.size < told.add(id).size);
    const { cursor: next } = page;
    if (next === undefined) return;
    if (next.length > longestCursor) throw endless(`a cursor has ${next.length} characters`);
    if (seen.has(next) && ++detours > mostDetours) throw endless("a page comes again and again");
    seen.add(next);
    cursor = next;
  }
  throw endless(`it has more than ${mostPages} pages`);
}

/** What a service says to a cursor that it does not know. */
const isStale = (error: unknown): boolean =>
  error instanceof CloneError && (error.code === "rejected" || error.code === "not_found");
