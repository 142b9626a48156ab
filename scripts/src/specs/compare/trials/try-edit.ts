import type { JsonObject } from "../../documents/json.ts";
import { operationsOf } from "../../documents/source/operations.ts";
import { parseOpenApi } from "../../documents/source/parse-openapi.ts";
import { compareDocuments } from "../compare.ts";
import type { Verdict } from "../verdict/verdict.ts";
import { frozenDocument, frozenOverlay } from "./frozen/frozen-document.ts";
import { madeUp } from "./made-up.ts";
import type { Base, Trial } from "./trial.ts";

/** What came of a trial. */
export interface Tried {
  readonly trial: Trial;
  readonly verdict: Verdict;
  /** The verdict and the rules as a trial expects them. */
  readonly got: string;
  readonly wanted: string;
}

/** Edits the document and compares it with what it was. */
export async function tryEdit(trial: Trial): Promise<Tried> {
  const { old, edited } = await sidesOf(trial);
  const operations = [...new Set([...operationsOf(old), ...operationsOf(edited)])];
  const verdict = await compareDocuments(old, edited, { operations, overlays: await overlaysOf(trial.base) });
  const rules = [...new Set(verdict.changes.map(({ rule }) => rule))];
  return { trial, verdict, got: text(expectation(verdict), rules), wanted: text(trial.expected, trial.rules) };
}

/** The document of a trial before and after its edit. */
export async function sidesOf(trial: Trial): Promise<{ old: JsonObject; edited: JsonObject }> {
  const { old, edited } = await beforeAndAfter(trial);
  return trial.backwards ? { old: edited, edited: old } : { old, edited };
}

async function beforeAndAfter({ base, change, edit }: Trial): Promise<{ old: JsonObject; edited: JsonObject }> {
  const before = await textOf(base);
  const old = parseOpenApi(before, base);
  if ("rewrite" in change) return { old, edited: parseOpenApi(change.rewrite(before), edit) };
  const edited = parseOpenApi(before, base);
  change.apply(edited);
  return { old, edited };
}

const textOf = async (base: Base): Promise<string> => (base === "made-up" ? madeUp : frozenDocument(base));
const overlaysOf = async (base: Base): Promise<JsonObject[]> => (base === "made-up" ? [] : [await frozenOverlay(base)]);

const expectation = ({ bump, wire, types, review }: Verdict): string =>
  `${bump} ${wire}/${types}${review ? " review" : ""}`;
const text = (expected: string, rules: readonly string[]): string =>
  [expected, [...rules].sort().join(" + ")].filter(Boolean).join(": ");
