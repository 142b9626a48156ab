// Recordings of every kind, made by ffmpeg and sox with the speech at a known place: what `prepareSample` makes of each
// is held to what ffmpeg decodes there, to both providers' limits and to both mocks. Then recordings that make no sample,
// and a thousand damaged copies. `--only mp3` for the kinds with that in their name.
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { suiteUsage } from "../../prove/proof.ts";
import { commandLine, readOrRefuse, wholeNumber } from "../../workspace/command-line.ts";
import { inLanes } from "../../workspace/programs/in-lanes.ts";
import { installDebian } from "../../workspace/tools/install-debian.ts";
import { progress } from "../fuzz/progress.ts";
import { prepareDamaged } from "./damage.ts";
import { hold } from "./hold/hold.ts";
import { selfCheck } from "./hold/self-check.ts";
import { allKinds, commandKinds, type PlacedKind, shortOf } from "./kinds/all-kinds.ts";
import { makeRecording } from "./kinds/make.ts";
import { type Refused, refusedKinds } from "./kinds/refused.ts";
import { type Mocks, startMocks } from "./mocks.ts";
import { installAac } from "./process/aac-package.ts";
import { preparedByCommand } from "./process/by-command.ts";
import { Preparer } from "./process/preparer.ts";
import { proof } from "./proof.ts";
import { type Row, tableOf } from "./table.ts";

/** The package promises to be done sooner with each of these. */
const patienceMs = 120_000;
const mostExtraBytes = 300_000_000;
const leastKinds = 60;

const usage = suiteUsage(
  proof,
  `
  --only <words>  the kinds with these words in their name
  --damaged <n>   damaged copies (default 1000)
  --aac <module>  the address of a decoder of AAC; installed where absent`,
);
const flags = commandLine(usage, {
  only: { type: "string", default: "" },
  damaged: { type: "string", default: "1000" },
  aac: { type: "string" },
});
const copies = readOrRefuse(usage, () => wholeNumber("damaged", flags.damaged));
const isChosen = ({ name }: { readonly name: string }): boolean =>
  name.toLowerCase().includes(flags.only.toLowerCase());
const lanes = availableParallelism();

installDebian({ sox: "sox", ffmpeg: "ffmpeg" });
const folder = await mkdtemp(join(tmpdir(), "recordings-"));
const complaints: string[] = [];
const mocks = await startMocks();
try {
  complaints.push(...(await selfCheck()), ...(await mocks.selfCheck()));
  const aac = flags.aac ?? (await installAac(folder));
  const kinds = allKinds.filter(isChosen);
  if (flags.only === "" && kinds.length < leastKinds)
    complaints.push(`${kinds.length} kinds are fewer than ${leastKinds}`);
  show(await inPreparers(aac, "recordings", kinds, rowOf));
  show(await inLanes(commandKinds.filter(isChosen), lanes, (kind) => rowOf(kind, undefined)));
  const refused = refusedKinds.filter(isChosen);
  console.log((await inPreparers(aac, "recordings that make no sample", refused, refusalOf)).join("\n"));
  const short = await inLanes(kinds, lanes, async (kind) => ({
    path: await makeRecording(await subfolder("short"), shortOf(kind)),
    isGivenAac: kind.isGivenAac === true,
  }));
  if (short.length > 0) complaints.push(...(await prepareDamaged(short, copies, aac)));
} finally {
  await mocks.close();
  await rm(folder, { recursive: true });
}
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;

function show(rows: readonly Row[]): void {
  if (rows.length > 0) console.log(`\n${tableOf(rows).join("\n")}\n`);
}

async function subfolder(name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  return path;
}

/** Works on all items, each in a process of its own: what it takes is not what another one has left. */
async function inPreparers<Item, Result>(
  aac: string,
  what: string,
  items: readonly Item[],
  work: (item: Item, preparer: Preparer) => Promise<Result>,
): Promise<Result[]> {
  const tell = progress(what, items.length);
  let done = 0;
  return inLanes(items, lanes, async (item) => {
    const preparer = new Preparer(aac);
    try {
      return await work(item, preparer);
    } finally {
      preparer.close();
      done += 1;
      tell(done);
    }
  });
}

/** The line of a kind, by the command where there is no process. What goes wrong with one leaves the others alone. */
async function rowOf(kind: PlacedKind, preparer: Preparer | undefined): Promise<Row> {
  try {
    return await sampleOf(kind, preparer, mocks);
  } catch (error) {
    complaints.push(`${kind.name}: ${error instanceof Error ? error.message : String(error)}`);
    return { name: kind.name };
  }
}

/** Makes a recording of a kind and a sample of it, and holds the sample to everything. */
async function sampleOf(kind: PlacedKind, preparer: Preparer | undefined, { clone }: Mocks): Promise<Row> {
  const { name } = kind;
  const complain = (what: string): unknown => complaints.push(`${name}: ${what}`);
  const recording = await makeRecording(folder, kind);
  const output = join(folder, `${kind.file}.sample`);
  const task = { path: recording, output, isGivenAac: kind.isGivenAac === true };
  const told = await (preparer?.prepare(task, patienceMs) ?? preparedByCommand(task, patienceMs));
  const outcome = typeof told === "string" ? told : told.outcome;
  if (typeof told === "string" || typeof outcome === "string" || outcome.kind !== "sample") {
    complain(JSON.stringify(outcome));
    return { name };
  }
  const { complaints: wrong, likeness } = await hold(kind, outcome, recording, output);
  for (const one of wrong) complain(one);
  const { extraBytes = 0 } = told;
  if (extraBytes > mostExtraBytes) complain(`it took ${Math.round(extraBytes / 1e6)} MB`);
  const verdicts = await clone(name, await readFile(output));
  for (const [mock, verdict] of Object.entries(verdicts)) {
    if (verdict !== "taken") complain(`${mock}'s mock: ${verdict}`);
  }
  await Promise.all([rm(recording), rm(output)]);
  return { name, told, outcome, likeness, verdicts, isRight: wrong.length === 0 };
}

/** Makes a recording of which no sample can be made, and returns what is said of it. */
async function refusalOf({ name, code, says, ...made }: Refused, preparer: Preparer): Promise<string> {
  const recording = await makeRecording(folder, made);
  const told = await preparer.prepare({ path: recording }, patienceMs);
  const outcome = typeof told === "string" ? told : told.outcome;
  const said =
    typeof outcome !== "string" && outcome.kind === "refused"
      ? `${outcome.code}: ${outcome.message}`
      : JSON.stringify(outcome);
  if (!(said.startsWith(`${code}: `) && says.test(said)))
    complaints.push(`${name}: expected ${code} with ${says}: ${said}`);
  if (/damaged/.test(said)) complaints.push(`${name}: it is called damaged, and it is not: ${said}`);
  return `${name}: ${said}`;
}
