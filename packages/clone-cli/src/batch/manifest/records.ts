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
    async function* whole(): AsyncGenerator<string> {
      yield begin;
      yield* pieces;
    }
    yield* begin.startsWith("{") ? ndjsonRecords(whole(), linesBefore) : csvRecords(whole(), linesBefore);
  } finally {
    await pieces.return(undefined);
  }
}

const lineBreaks = (text: string): number => text.split("\n").length - 1;
