import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unanswered } from "../../specs/new-provider/ask/unanswered.ts";
import { readOptions } from "../../specs/new-provider/options.ts";
import { pnpm } from "../../specs/new-provider/pnpm.ts";
import { type PreparedProvider, prepare } from "../../specs/new-provider/prepare.ts";
import { writeProviderEntries } from "../../specs/new-provider/provider/write/write-entries.ts";
import { writeProvider } from "../../specs/new-provider/write/write-provider.ts";
import { generateCode } from "../../specs/update/steps.ts";
import type { RepositoryCopy } from "../../workspace/repository-copy.ts";
import type { Trial } from "./trial.ts";
import { argumentsOf, trials } from "./trials.ts";

/** What became of a document. */
export interface TriedDocument {
  readonly trial: Trial;
  /** Of its own: reading, judging and testing; what all share, installing and compiling, is not among them. */
  readonly seconds: number;
  /** Why that is not what should become of it. */
  readonly wrong?: string;
  /** What somebody has to write before the package's checks pass and its provider keeps every promise. */
  readonly byHand: "nothing" | "a provider";
}

/** What became of all documents, and what `pnpm check` said with all of their packages. */
export interface TriedDocuments {
  readonly rows: readonly TriedDocument[];
  readonly check: { readonly status: number | null; readonly output: string };
}

/** Makes a package of every document in one copy of the repository, and compiles and tests each. */
export async function tryAll(copy: RepositoryCopy): Promise<TriedDocuments> {
  const started = new Map<
    Trial,
    { readonly seconds: number; readonly prepared?: PreparedProvider; readonly wrong?: string }
  >();
  for (const trial of trials) {
    const from = performance.now();
    const { prepared, refusal } = await reading(trial);
    const wrong = refusal === undefined ? notRefused(trial) : wronglyRefused(trial, refusal);
    if (prepared !== undefined && wrong === undefined)
      await writeProvider(copy.folder, prepared, async (_path, text) => text);
    const seconds = (performance.now() - from) / 1000;
    started.set(trial, { seconds, ...(prepared && { prepared }), ...(wrong !== undefined && { wrong }) });
  }
  await generateCode(copy.folder);
  for (const { prepared } of started.values()) {
    if (prepared?.plan !== undefined)
      await writeProviderEntries(copy.folder, prepared.plan, async (_path, text) => text);
  }
  copy.run("pnpm", ["install", "--no-frozen-lockfile", "--prefer-offline"]);
  copy.run("pnpm", ["refresh", "licences"]);
  // Some types the formatter breaks otherwise the second time.
  for (let pass = 0; pass < 2; pass++) copy.run("pnpm", ["format"]);
  // Last, since a report shows what the formatter made of the sources.
  copy.run("pnpm", ["refresh", "api-reports"]);
  // All at once, since each package alone would compile those that it uses again.
  const check = copy.attempt("pnpm", ["check"]);
  const rows = await inPool(trials, async (trial): Promise<TriedDocument> => {
    const { seconds = 0, prepared, wrong } = started.get(trial) ?? {};
    if (wrong !== undefined || prepared === undefined) {
      return { trial, seconds, byHand: "nothing", ...(wrong === undefined ? {} : { wrong }) };
    }
    const from = performance.now();
    const compiles = check.status === 0;
    const failed = (await failingCheck(copy.folder, prepared, compiles)) ?? lacking(copy.folder, trial, prepared);
    const own = seconds + (performance.now() - from) / 1000;
    // Where no answer says what a voice is called, nobody but a person can.
    const byHand = prepared.plan === undefined ? "a provider" : "nothing";
    return { trial, seconds: own, byHand, ...(failed === undefined ? {} : { wrong: failed }) };
  });
  return { rows, check };
}

/** How many trials are made at a time: of 31 s of tests, 7 keep a core busy, and the rest is waiting. */
const atOnce = 8;

async function inPool<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(items[index] as Item);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

async function reading(trial: Trial): Promise<{ readonly prepared?: PreparedProvider; readonly refusal?: string }> {
  try {
    const options = readOptions(argumentsOf(trial));
    const { prepared, questions } = await prepare(options, "2026-11-28");
    return prepared === undefined ? { refusal: unanswered(options.from, questions).message } : { prepared };
  } catch (error) {
    return { refusal: (error as Error).message };
  }
}

const notRefused = ({ refused }: Trial): string | undefined =>
  refused === undefined ? undefined : `it is made, and should be refused: ${refused}`;

function wronglyRefused({ refused }: Trial, refusal: string): string | undefined {
  if (refused === undefined) return `it is refused: ${refusal}`;
  return refusal.includes(refused)
    ? undefined
    : `it is refused with other words than ${JSON.stringify(refused)}: ${refusal}`;
}

/** What the package's own checks say, and then the promises of its provider, if something fails. */
async function failingCheck(
  folder: string,
  { names, plan }: PreparedProvider,
  compiles: boolean,
): Promise<string | undefined> {
  const own = join(folder, "packages", names.spec);
  const promises = join(folder, "packages/clone-conformance");
  try {
    if (!compiles) await pnpm(own, ["run", "check"]);
    await pnpm(own, ["run", "test"]);
    if (plan !== undefined)
      await pnpm(promises, ["exec", "vitest", "run", `test/${names.name}.test.ts`, "--reporter=dot"]);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** What it should have and has not. */
function lacking(folder: string, { has = {} }: Trial, { names }: PreparedProvider): string | undefined {
  const files = [
    ...readdirSync(join(folder, "packages", names.spec), { recursive: true, encoding: "utf8" })
      .filter((path) => !path.includes("node_modules"))
      .map((path) => `packages/${names.spec}/${path}`),
    "specs/sources.yaml",
    `specs/${names.spec}.yaml`,
    `specs/${names.spec}.overlay.yaml`,
  ];
  for (const [end, words] of Object.entries(has)) {
    const path = files.find((one) => one.endsWith(end));
    if (path === undefined) return `there is no file ${end}`;
    const text = readFileSync(join(folder, path), "utf8");
    const missing = words.find((word) => !text.includes(word));
    if (missing !== undefined) return `${path} lacks ${JSON.stringify(missing)}`;
  }
  return undefined;
}
