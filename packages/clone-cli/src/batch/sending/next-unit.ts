import type { Recording } from "../../sample/recording.ts";
import type { CloneTarget } from "../../targets/target.ts";
import type { ManifestRow } from "../manifest/row.ts";
import { rowSample } from "../manifest/row-sample.ts";
import { unitDigest } from "../manifest/unit.ts";
import type { UnitTable } from "../manifest/unit-table.ts";

/** A unit that is to be sent. */
export interface Unit {
  readonly row: ManifestRow;
  readonly digest: Buffer;
  /** Let go when the unit has to wait for another try. */
  readonly recording?: Recording;
  /** Whether a request with its key may have left before: then its voice is looked for first. */
  readonly lookFirst?: boolean;
  /** Whether an earlier request is the reason why it is sent again. */
  readonly resent?: boolean;
}

/**
 * Reads on up to the next row that is to be sent to a provider.
 *
 * @param onUnknown hears of each row on the way of which nobody knows yet whether its voice exists.
 */
export async function nextUnit(
  target: CloneTarget,
  rows: AsyncIterator<ManifestRow>,
  table: UnitTable,
  stop: AbortSignal,
  onUnknown: (row: ManifestRow, digest: Buffer) => void,
): Promise<Unit | undefined> {
  for (;;) {
    const { done, value: row } = await rows.next();
    // There may be thousands of rows on the way that exist already.
    if (done || stop.aborted) return undefined;
    const sample = await rowSample(row.sample, stop);
    if (typeof sample === "string") continue;
    const digest = unitDigest(row, target, sample.sha256);
    const state = table.stateOf(digest);
    // A row that is not known was wrong at the check, or has changed since: the count of what is left tells of it.
    if (table.rowOf(digest) !== row.row) continue;
    const { recording } = sample;
    if (state === "unsent" || state === "not_created") return { row, digest, recording };
    if (state === "absent") return { row, digest, recording, lookFirst: true, resent: true };
    if (state === "unknown") onUnknown(row, digest);
  }
}

/** The sample of a unit once more; nothing when it is another one by now: the count of what is left tells of it. */
export async function sampleAgain(
  row: ManifestRow,
  digest: Buffer,
  target: CloneTarget,
): Promise<Recording | undefined> {
  const sample = await rowSample(row.sample);
  if (typeof sample === "string") return undefined;
  return unitDigest(row, target, sample.sha256).equals(digest) ? sample.recording : undefined;
}
