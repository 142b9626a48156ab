import { CommandError } from "../../command-error.ts";
import { csvRecords } from "./csv-records.ts";
import { ndjsonRecords } from "./ndjson-records.ts";
import type { ManifestRecord } from "./record.ts";
import { manifestText } from "./text.ts";

/**
 * Reads a manifest from its beginning, one record after the other: NDJSON when it begins with a brace, else CSV. Only
 * one piece of it is in memory at a time.
 *
 * @throws CommandError when the file cannot be read, or when what follows cannot be told.
 */
export async function* manifestRecords(path: string, signal?: AbortSignal): AsyncGenerator<ManifestRecord> {
  const pieces = manifestText(path, signal);
  try {
    let begin = "";
    let linesBefore = 0;
    while (begin === "") {
      const { done, value } = await pieces.next();
      if (done) break;
      // What is empty is counted and let go: there may be megabytes of it.
      begin = value.trimStart();
      linesBefore += lineBreaks(value.slice(0, value.length - begin.length));
    }
    const other = others.find(([sign]) => begin.startsWith(sign));
    if (other !== undefined) throw new CommandError(`${JSON.stringify(path)} is ${other[1]}.`);
    async function* whole(): AsyncGenerator<string> {
      yield begin;
      yield* pieces;
    }
    yield* begin.startsWith("{") ? ndjsonRecords(whole(), linesBefore) : csvRecords(whole(), linesBefore);
  } finally {
    await pieces.return(undefined);
  }
}

/** Each carriage return without a line feed is one, too. There may be millions, and a pattern for both is slow. */
const lineBreaks = (text: string): number =>
  text.split("\n").length - 1 + (text.includes("\r") ? text.split(/\r(?!\n)/).length - 1 : 0);

/** What begins so is neither CSV nor NDJSON. */
const others: readonly (readonly [string, string])[] = [
  [
    "<",
    'HTML or XML, as some programs write it into a file named .xls, not CSV. Save it as "CSV UTF-8", and pass that',
  ],
  ["[", "a JSON array. Write its objects one on each line, without brackets and commas: jq -c '.[]' does so"],
];
