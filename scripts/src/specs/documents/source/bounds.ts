import { escapePointer, type Json } from "../json.ts";
import { plain } from "../vendor-text/plain.ts";

/**
 * What a document may be at most, with room above what vendors publish: a whole spec of 1.5 MB has some 300,000 tokens,
 * the vendored operations nest 14 levels, and the longest list of values, the languages of ISO 639-3, has 8,000.
 * `aliases` are uses of YAML's anchors, each of which is looked for among all anchors.
 */
export const bounds = {
  tokens: 1_000_000,
  values: 1_000_000,
  depth: 100,
  entries: 10_000,
  aliases: 1000,
} as const;

/** A document that is too much to read. What was refused for it is no other kind of text. */
export class BeyondBounds extends Error {
  override readonly name = "BeyondBounds";
}

/**
 * Fails when a document is larger than {@link bounds}, anchors that are used again counted each time: what comes after
 * may walk it to its end.
 *
 * @throws BeyondBounds that names the place.
 */
export function requireBounded(document: Json): void {
  const open: { readonly value: Json; readonly path: Path | undefined; readonly depth: number }[] = [
    { value: document, path: undefined, depth: 0 },
  ];
  let count = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path, depth } = next;
    count += 1;
    if (count > bounds.values) refuse(path, `is where it has more than ${shown(bounds.values)} values`);
    if (typeof value !== "object" || value === null) continue;
    if (depth > bounds.depth) refuse(path, `nests deeper than ${bounds.depth} levels`);
    const entries = Object.entries(value);
    if (entries.length > bounds.entries) {
      refuse(path, `has ${shown(entries.length)} entries, and ${shown(bounds.entries)} are the most that are read`);
    }
    for (const [key, one] of entries) {
      if (one !== undefined) open.push({ value: one, path: { key, outer: path }, depth: depth + 1 });
    }
  }
}

interface Path {
  readonly key: string;
  readonly outer: Path | undefined;
}

const shown = (count: number): string => count.toLocaleString("en");

function refuse(path: Path | undefined, what: string): never {
  const keys: string[] = [];
  for (let step = path; step !== undefined; step = step.outer) keys.unshift(escapePointer(step.key));
  // The place is where it begins to be too much; the first keys tell that best.
  throw new BeyondBounds(
    `#${plain(
      keys
        .slice(0, 12)
        .map((key) => `/${key}`)
        .join(""),
      200,
    )}${keys.length > 12 ? "/…" : ""} ${what}`,
  );
}
