import { createHash } from "node:crypto";
import type { CloneTarget } from "../../targets/target.ts";
import type { ManifestRow } from "./row.ts";

/**
 * What one row is at one provider: the SHA-256 of the values that this provider gets and of its sample. Where the sample
 * lies and where the row stands make no difference, so that neither a sorted manifest nor a moved folder creates a voice
 * again.
 */
export function unitDigest(row: ManifestRow, target: CloneTarget, sampleSha256: Uint8Array): Buffer {
  const values = [
    target.name,
    Buffer.from(sampleSha256).toString("hex"),
    row.name,
    row.language,
    row.description ?? null,
    target.ownFlags.includes("transcription") ? (row.transcription ?? null) : null,
    target.ownFlags.includes("tag") ? (row.tags ?? null) : null,
    sorted(row.providerOptions[target.name] ?? null),
  ];
  return createHash("sha256").update(JSON.stringify(values)).digest();
}

/**
 * The idempotency key of a unit: whoever runs the manifest, and whenever, its voice is found by it. Half of the digest,
 * like the table of units: the key stands in the voice's own description at Cartesia, where a person sees it.
 */
export const unitKey = (digest: Buffer): string => `batch:${digest.toString("hex", 0, 16)}`;

/** The same JSON value, whatever order its keys were written in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
