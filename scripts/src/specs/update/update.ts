import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { compareDocuments } from "../compare/compare.ts";
import type { KeyMove } from "../compare/key-moves/moves.ts";
import { readSources, type Source } from "../documents/sources.ts";
import { joined } from "../documents/vendor-text/listed.ts";
import { generatedFiles } from "../generate/generated-files.ts";
import { type AffectedPackage, affectedPackages, publishedPackages, type Snapshot } from "./changesets/affected.ts";
import { changesetText } from "./changesets/changeset.ts";
import { surfacesOf } from "./changesets/surface.ts";
import { undated } from "./changesets/undated.ts";
import { type CompilerError, newCompilerErrors } from "./compiler-errors.ts";
import { corrected, type JudgedSource, judgeSource } from "./judge-source.ts";
import { overlayMoved } from "./moved-operation.ts";
import type { UpdateOptions } from "./options.ts";
import { updatedSources } from "./sources-entry.ts";
import { type Disk, disk } from "./staging/disk.ts";
import { inStaging } from "./staging/staging.ts";
import { generateCode, lastSteps } from "./steps.ts";

/** What became of one source. */
export interface SourceOutcome extends JudgedSource {
  readonly status: "unchanged" | "changed" | "review";
  /** The packages that are released for it. */
  readonly packages: readonly (AffectedPackage & { readonly changeset: string })[];
  readonly correction?: string | undefined;
}

/** What became of an update. */
export interface UpdateOutcome {
  readonly sources: readonly SourceOutcome[];
  /** Where the key of users would go and no maintainer has accepted it: nothing is written then. */
  readonly refusedKeyMoves: readonly { readonly source: Source; readonly move: KeyMove }[];
  /** Whether files were written, or would have been without `--dry-run`. */
  readonly status: "unchanged" | "changed" | "review";
  readonly written: boolean;
  /** Paths of the files that changed, relative to the repository. */
  readonly files: readonly string[];
  /** Places in our own code that no longer compile. */
  readonly mustFollow: readonly CompilerError[];
  /** Why a person has to look, a sentence each. */
  readonly reviewReasons: readonly string[];
}

/** Where an update works, and with what. */
export interface UpdateSettings {
  /** The repository. */
  readonly root: string;
  /** `2026-11-28` */
  readonly today: string;
  readonly disk?: Disk;
  readonly compare?: typeof compareDocuments;
}

/**
 * Reads the sources, judges what changed, and, unless that needs a review or nothing should be written, writes specs,
 * generated code and changesets: all of it or none.
 */
export async function update(options: UpdateOptions, settings: UpdateSettings): Promise<UpdateOutcome> {
  const { root, today } = settings;
  const sources = (await readSources(pathToFileURL(`${root}/`))).filter(({ name }) => options.names.includes(name));
  const judged = await allOf(
    sources.map((source) => {
      const from = options.from.get(source.name) ?? source.from ?? source.page;
      return judgeSource(root, source, from, { compare: settings.compare, movedTo: options.movedTo.get(source.name) });
    }),
  );
  const refused = refusedKeyMoves(judged, options.acceptedKeyMoves);
  const outcomes = judged.map((one): SourceOutcome => {
    const { correction } = options;
    const verdict = one.verdict === undefined || correction === undefined ? one.verdict : corrected(one.verdict);
    const isMoved = refused.some(({ source }) => source === one.source);
    const status = verdict === undefined ? "unchanged" : verdict.review || isMoved ? "review" : "changed";
    return { ...one, ...(verdict === undefined ? {} : { verdict }), status, packages: [], correction };
  });
  const nothing = { refusedKeyMoves: refused, written: false, files: [], mustFollow: [], reviewReasons: [] };
  const uncovered = outcomes.filter(({ verdict }) => verdict?.review);
  if (refused.length > 0 || uncovered.length > 0) {
    const moved = new Set(refused.map(({ source }) => source.prefix));
    const reviewReasons = [
      ...[...moved].map((prefix) => `${prefix}: the key of users would go to another place.`),
      ...uncovered.map(({ source }) => `${source.prefix}: the rules do not cover every change.`),
    ];
    return { ...nothing, sources: outcomes, status: "review", reviewReasons };
  }
  if (outcomes.every(({ status }) => status === "unchanged")) {
    return { sources: outcomes, status: "unchanged", ...nothing };
  }

  return inStaging({ root, disk: settings.disk ?? disk }, async ({ tree, changedFiles, commit }) => {
    const released = await build(root, tree, outcomes, today);
    const mustFollow = await newCompilerErrors(root, tree);
    if (mustFollow.length === 0) for (const step of lastSteps) await step.run(root, tree);
    const files = await changedFiles();
    const reviewReasons = options.correction === undefined ? doubts(released, mustFollow) : [];
    const done = { sources: released, refusedKeyMoves: [], files, mustFollow, reviewReasons };
    if (reviewReasons.length > 0) return { ...done, status: "review", written: false };
    if (options.dryRun) return { ...done, status: "changed", written: false };
    await commit(files);
    return { ...done, status: "changed", written: true };
  });
}

/**
 * The moves of keys that nobody accepted.
 *
 * @throws Error when a place was accepted to which no key moves: it was left over from another update.
 */
function refusedKeyMoves(
  judged: readonly JudgedSource[],
  accepted: UpdateOptions["acceptedKeyMoves"],
): UpdateOutcome["refusedKeyMoves"] {
  for (const { source, keyMoves } of judged) {
    const left = accepted.get(source.name)?.find((place) => keyMoves.every((move) => move.place !== place));
    if (left === undefined) continue;
    throw new Error(`--accept-key-move ${source.name}=${left}: no key moves there. Nothing was written.`);
  }
  return judged.flatMap(({ source, keyMoves }) =>
    keyMoves.filter(({ place }) => !accepted.get(source.name)?.includes(place)).map((move) => ({ source, move })),
  );
}

/** Where the compiler sees more than the rules do. */
function doubts(sources: readonly SourceOutcome[], mustFollow: readonly CompilerError[]): string[] {
  const found = sources.flatMap(({ source, verdict, packages }) => {
    const names = packages.flatMap((one) => one.names);
    if (names.length === 0 || verdict?.bump === "minor" || verdict?.bump === "major") return [];
    return [`${source.prefix}: the rules see nothing that counts, yet public types differ: ${joined(names)}.`];
  });
  const isMajor = sources.some(({ verdict }) => verdict?.bump === "major");
  if (!isMajor && mustFollow.some(({ file }) => file.includes("/src/"))) {
    found.push("The rules call this compatible, yet our own code stops to compile.");
  }
  return found;
}

/** Every source is read before anything is said, so that one run names everything that is wrong. */
async function allOf<Value>(promises: readonly Promise<Value>[]): Promise<Value[]> {
  const settled = await Promise.allSettled(promises);
  const reasons = settled.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
  if (reasons.length > 0) {
    const text = reasons.map((reason) => (reason instanceof Error ? reason.message : String(reason))).join("\n");
    throw new AggregateError(reasons, `${text}\nNothing was written.`);
  }
  return settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
}

/** The repository as it will be, in `tree`. */
async function build(
  root: string,
  tree: string,
  outcomes: readonly SourceOutcome[],
  today: string,
): Promise<SourceOutcome[]> {
  const packages = publishedPackages(root);
  const snapshot = async (): Promise<Snapshot> => ({
    surfaces: surfacesOf(
      tree,
      packages.map(({ folder }) => folder),
    ),
    generated: new Map(
      [...(await generatedFiles(pathToFileURL(`${tree}/`)))].map(([address, text]) => [
        address.slice(pathToFileURL(`${tree}/`).href.length),
        undated(text),
      ]),
    ),
  });
  let before = await snapshot();
  const released: SourceOutcome[] = [];
  for (const outcome of outcomes) {
    const { source, spec, verdict, correction, keyMoves, body, moved } = outcome;
    if (verdict === undefined) {
      released.push(outcome);
      continue;
    }
    await writeFile(join(tree, `specs/${source.name}.yaml`), spec.text);
    const entries = join(tree, "specs/sources.yaml");
    const changes = { body, operation: moved?.to };
    await writeFile(entries, updatedSources(await readFile(entries, "utf8"), source.name, spec, today, changes));
    if (moved !== undefined) {
      const overlay = join(tree, `specs/${source.name}.overlay.yaml`);
      await writeFile(overlay, overlayMoved(await readFile(overlay, "utf8"), moved));
    }
    await generateCode(tree);
    const after = await snapshot();
    const affected = affectedPackages(packages, source.package, verdict.bump, { before, after });
    const withChangesets = affected.map((one) => ({ ...one, changeset: changesetPath(outcome, one.package) }));
    for (const { package: name, bump, names, changeset } of withChangesets) {
      const text = changesetText({
        ...{ package: name, bump, source, verdict, vendored: today, names, correction, keyMoves },
      });
      await writeFile(join(tree, changeset), text);
    }
    released.push({ ...outcome, packages: withChangesets });
    before = after;
  }
  return released;
}

/** The same document twice gives the same file, so that a weekly run does not pile up changesets. */
const changesetPath = ({ source, spec }: JudgedSource, name: string): string =>
  `.changeset/${source.name}-${spec.sha256.spec.slice(0, 8)}-${name.slice(name.indexOf("/") + 1)}.md`;
