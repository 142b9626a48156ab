import { resolve } from "node:path";
import { targets } from "../../targets/choose.ts";
import type { ProviderName } from "../../targets/provider-name.ts";
import type { CloneTarget } from "../../targets/target.ts";
import { type ManifestProblem, quoted } from "./problem.ts";
import type { ManifestColumn, ManifestRecord } from "./record.ts";
import { shallowJson } from "./shallow-json.ts";

/** A voice that a manifest asks for. */
export interface ManifestRow {
  /** As a spreadsheet counts: the header is 1. In NDJSON the number of the line. */
  readonly row: number;
  /** Absolute path; empty where there is none, which is a problem. */
  readonly sample: string;
  readonly name: string;
  /** BCP 47. */
  readonly language: string;
  /** At least one, each once. */
  readonly targets: readonly CloneTarget[];
  readonly description: string | undefined;
  /** The words spoken in the sample. */
  readonly transcription: string | undefined;
  readonly tags: readonly string[] | undefined;
  /** Each provider's own fields, in its own words. */
  readonly providerOptions: Readonly<Partial<Record<ProviderName, Readonly<Record<string, unknown>>>>>;
}

/** What the rows of one manifest have in common. */
export interface RowSurroundings {
  /** The manifest's folder: samples are relative to it. */
  readonly folder: string;
  /** Where a row is cloned that names no provider. */
  readonly defaultTargets: readonly CloneTarget[];
}

/** A row, and all that is wrong with it as far as one can see without opening the sample. */
export interface ReadRow {
  /** Wrong cells read as empty. */
  readonly row: ManifestRow;
  readonly problems: readonly ManifestProblem[];
}

export function readRow(
  { row, values, problems: found }: ManifestRecord,
  { folder, defaultTargets }: RowSurroundings,
): ReadRow {
  const problems: ManifestProblem[] = found.map((one) => ({ row, ...one }));
  const wrong = (column: ManifestColumn, message: string): void => {
    problems.push({ row, column, message });
  };
  // A record that is none has no cells to complain of.
  const isRecord = !problems.some(({ column }) => column === undefined);
  const text = (column: ManifestColumn, required = false): string => {
    const value = values[column];
    if (value === undefined) {
      if (required && isRecord) wrong(column, "is empty");
      return "";
    }
    if (typeof value === "string" && value !== "") return value;
    wrong(column, `is ${quoted(value)}: pass text`);
    return "";
  };
  const list = (column: ManifestColumn): readonly string[] | undefined => {
    const value = values[column];
    const items = typeof value === "string" ? value.split(";").map((item) => item.trim()) : value;
    if (items === undefined) return undefined;
    if (Array.isArray(items) && items.every((item) => typeof item === "string" && item !== "")) return items;
    wrong(column, `is ${quoted(value)}: pass words with semicolons between them, or in NDJSON an array of them`);
    return undefined;
  };

  const sample = text("sample", true);
  const name = text("name", true);
  const language = text("language", true).trim();
  const description = text("description") || undefined;
  const transcription = text("transcription") || undefined;
  const tags = list("tags");
  const named = list("provider");
  const chosen = named === undefined ? defaultTargets : meantTargets(named);
  if (chosen === undefined) {
    wrong("provider", `is ${quoted(values.provider)}: pass ${known.join(", ")} or all, several with semicolons`);
  } else {
    const names = chosen.map((target) => target.name).join(" and ");
    const nobodyTakes = (flag: "transcription" | "tag"): boolean =>
      !chosen.some(({ ownFlags }) => ownFlags.includes(flag));
    if (transcription !== undefined && nobodyTakes("transcription")) wrong("transcription", `${names} cannot take it`);
    if (tags !== undefined && nobodyTakes("tag")) wrong("tags", `${names} cannot take them`);
  }
  const providerOptions = ownOptions(values.providerOptions, chosen, (message) => wrong("providerOptions", message));
  const targetsOfRow = isRecord ? (chosen ?? []) : [];
  return {
    row: {
      row,
      sample: sample === "" ? "" : resolve(folder, sample),
      name,
      language,
      targets: targetsOfRow,
      description,
      transcription,
      tags,
      providerOptions,
    },
    problems,
  };
}

const known: readonly string[] = targets.map(({ name }) => name);

function meantTargets(names: readonly string[]): readonly CloneTarget[] | undefined {
  if (!names.every((name) => known.includes(name) || name === "all")) return undefined;
  return targets.filter(({ name }) => names.includes(name) || names.includes("all"));
}

/** `{"cartesia": {…}}` from CSV's text or NDJSON's value. */
function ownOptions(
  value: unknown,
  chosen: readonly CloneTarget[] | undefined,
  wrong: (message: string) => void,
): ManifestRow["providerOptions"] {
  if (value === undefined) return {};
  const parsed = typeof value === "string" ? jsonValue(value) : value;
  const right = `pass each provider's fields under its name: {"${known[0]}": {…}}`;
  if (!isObject(parsed) || !Object.values(parsed).every(isObject)) {
    wrong(`is ${quoted(value)}: ${right}`);
    return {};
  }
  const unmeant = Object.keys(parsed).filter((name) => chosen && !chosen.some((target) => target.name === name));
  if (unmeant.length > 0) wrong(`names ${unmeant.map(quoted).join(", ")}, where the row is not cloned: ${right}`);
  return parsed;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function jsonValue(text: string): unknown {
  const json = shallowJson(text);
  return "refusal" in json ? undefined : json.value;
}
