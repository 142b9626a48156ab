import type { SampleCargo } from "./sample-cargo.ts";

/** What a tag says: cargo, or which program wrote the file, or nothing that anybody would mind. */
export type TagKind = SampleCargo | "encoder" | "nothing";

/** The kind of a tag by its name; what is not in the table is `unknown`. */
export const kindIn = (
  table: Readonly<Record<string, TagKind>>,
  name: string,
  unknown: TagKind = "other_data",
): TagKind => (Object.hasOwn(table, name) ? table[name] : undefined) ?? unknown;

/** A table out of lists of names: `{ title: "TIT2 TALB" }`. Names hold no spaces. */
export function tableOf(lists: Readonly<Partial<Record<TagKind, string>>>): Readonly<Record<string, TagKind>> {
  const table: Record<string, TagKind> = {};
  for (const [kind, list] of Object.entries(lists)) {
    for (const name of list.split(" ")) table[name] = kind as TagKind;
  }
  return table;
}

/**
 * Names that anybody may make up, as in Vorbis comments, Matroska, APE tags and Apple's keys. The first rule that fits
 * is taken: what a name is about stands in it.
 */
const rules: readonly (readonly [name: RegExp, kind: TagKind])[] = [
  [/quicktime\.software/, "device"],
  [/^encoder|^encoding|^source encoder|^vendor|^software$|^tool$/, "encoder"],
  [/^(handler_?name|major_?brand|minor_?version|compatible_?brands|waveformatextensible_\w+)$/, "nothing"],
  [/^_?statistics|^number_of_(frames|bytes)|^bps$|duration$|^approximate duration|^length$|^tlen$/, "nothing"],
  [/^replaygain|^r128|^mp3gain|^itun(smpb|norm|pgap)|^peak|loudness|^gapless/, "nothing"],
  [/^(track|disc|disk|part|movement)(_?(number|total|count|s))?$|^(total|num)_?(tracks|discs|disks|parts)$/, "nothing"],
  [
    /^lang(uage)?$|^genre$|^bpm$|^tempo$|^key( signature)?$|^initial_?key$|^compilation$|^(time )?signature$/,
    "nothing",
  ],
  [/^channel|^sample.?rate$|^bit.?rate$|^(valid_)?bits$|^rating$/, "nothing"],
  [/location|gps|latitude|longitude|altitude|geo|place|city|country|address|venue|gps/, "place"],
  [/android|(^|[ ._-])(make|model|device|manufacturer|camera|lens|serial|firmware)/, "device"],
  [/picture|cover|artwork|^image/, "cover"],
  [/artist|perform|author|compos|lyricist|conduct|arrang|direct|produc|engineer|writer|written|actor/, "person"],
  [/publish|label|organi[sz]|contact|e-?mail|copyright|owner|user|account|person|speak|narrat|by$/, "person"],
  [/title|album|^name$|file.?name|show|episode|series|collection|group|work|project|scene/, "title"],
  [/comment|descri|note|lyrics|synopsis|keyword|subject|url|link|summary|text|chapter|licen[cs]e/, "comment"],
  [/date|time|year|created|record|^day$/, "time"],
];

/** The kind of a tag by a name of somebody's own. */
export function kindOfName(name: string): TagKind {
  const lower = name.toLowerCase();
  if (/^encoded.?by$/.test(lower)) return "comment";
  return rules.find(([pattern]) => pattern.test(lower))?.[1] ?? "other_data";
}
