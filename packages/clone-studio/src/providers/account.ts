import type { StudioKind } from "../api/facts.ts";
import type { Connection } from "./studio-provider.ts";

/**
 * A word by which a page knows an account again: another key, another address and a sandbox have another one. Of its eight
 * digits nobody makes the key again.
 */
export async function accountOf(kind: StudioKind, { apiKey, baseUrl = "" }: Connection): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([kind, baseUrl, apiKey]));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
  return Array.from(digest.subarray(0, 4), (one) => one.toString(16).padStart(2, "0")).join("");
}
