import { sha256 } from "../sha-256.ts";

/** A film of an hour must not stand in memory at once. */
const partBytes = 8_000_000;

/** Tells recordings apart by their bytes: one that is chosen again is the same one. */
export async function digestOf(recording: Blob): Promise<string> {
  const parts: string[] = [];
  for (let at = 0; at < recording.size; at += partBytes) {
    parts.push(await sha256(await recording.slice(at, at + partBytes).arrayBuffer()));
  }
  return sha256(new TextEncoder().encode(parts.join()));
}
