import { overlaid } from "../../documents/document.ts";
import type { JsonObject } from "../../documents/json.ts";
import { quoted } from "../../documents/vendor-text/markdown.ts";
import { plain } from "../../documents/vendor-text/plain.ts";
import { type KeyPlaces, keyPlaces } from "./places.ts";

/** A place to which a key went neither before nor in that way. */
export interface KeyMove {
  readonly what: keyof KeyPlaces;
  /** The place, by which a maintainer accepts the move: `https://api.example`, `http bearer`, `no key`. */
  readonly place: string;
  /** What took its part until now. */
  readonly before: readonly string[];
}

/**
 * How a changed document moves the users' key, whatever that means for a version: to another address, into another
 * header, to nobody. A client sends its key where the document says, so only a person may accept that.
 */
export async function keyMoves(
  old: JsonObject,
  next: JsonObject,
  { operation, overlays }: { readonly operation: string; readonly overlays: readonly JsonObject[] },
): Promise<KeyMove[]> {
  const [verb = "", path = ""] = operation.split(" ");
  const placesIn = async (document: JsonObject): Promise<KeyPlaces> => {
    let whole = document;
    for (const overlay of overlays) ({ document: whole } = await overlaid(whole, overlay));
    return keyPlaces(whole, path, verb.toLowerCase());
  };
  return movesBetween(await placesIn(old), await placesIn(next));
}

function movesBetween(before: KeyPlaces, after: KeyPlaces): KeyMove[] {
  const moves: KeyMove[] = [];
  for (const what of ["servers", "security"] as const) {
    const added = after[what].filter((place) => !before[what].includes(place));
    const [first = ""] = after[what];
    // Clients take the first.
    const places = first === before[what][0] || added.includes(first) ? added : [first, ...added];
    moves.push(...places.map((place) => ({ what, place, before: before[what] })));
  }
  const added = (what: "parameters" | "redirects"): string[] =>
    after[what].filter((place) => !before[what].includes(place));
  const gone = before.parameters.filter((place) => !after.parameters.includes(place));
  for (const place of [...added("parameters"), ...gone.map((one) => `no ${one}`)]) {
    moves.push({ what: "parameters", place, before: before.parameters });
  }
  for (const place of added("redirects")) moves.push({ what: "redirects", place, before: before.redirects });
  return moves;
}

/** A move as a sentence of a report. */
export function keyMoveText({ what, place, before }: KeyMove, format: "terminal" | "markdown"): string {
  const show = (text: string): string => (format === "markdown" ? quoted(text) : plain(text));
  const until = before.length === 0 ? "nowhere of that kind" : before.slice(0, 5).map(show).join(", ");
  const more = before.length > 5 ? ` and ${before.length - 5} more` : "";
  const verb = { servers: "go to", security: "travel as", parameters: "travel in", redirects: "meet a" }[what];
  return `Your users' API keys would ${verb} ${show(place)}, until now ${until}${more}.`;
}

/**
 * The argument with which a maintainer accepts a move; `undefined` for a place that is no plain text, which nobody
 * should copy into a shell.
 */
export function acceptArgument(source: string, { place }: KeyMove): string | undefined {
  const isPlain = /^[\x20-\x7e]{1,150}$/.test(place) && plain(place) === place;
  return isPlain ? `--accept-key-move '${`${source}=${place}`.replaceAll("'", "'\\''")}'` : undefined;
}
