import { readFileSync } from "node:fs";
import type { JsonObject } from "../../../src/specs/documents/json.ts";
import { specFromText } from "../../../src/specs/documents/source/read-spec.ts";

/** The made-up vendor's page. */
export const page = readFileSync(new URL("../../../src/proofs/new-provider/acme-page.md", import.meta.url), "utf8");

export const operation = "POST /v1/voices";

/** Words of the page, and what stands there instead. */
export type Edit = readonly [from: string | RegExp, to: string];

/** Its document with some words of the page replaced. */
export function acmeDocument(...edits: readonly Edit[]): JsonObject {
  let text = page;
  for (const [from, to] of edits) {
    const edited = text.replaceAll(typeof from === "string" ? from : new RegExp(from, "g"), to);
    if (edited === text) throw new Error(`the page has no ${from}`);
    text = edited;
  }
  return specFromText(text, "the page", { operations: [operation] }).document;
}
