// `inspect` on recordings of every format against ffprobe, soxi and ffmpeg; on broken ones; on a thousand damaged ones.
// Then the package itself on bombs and on thousands of mutated files: `--runs 500` for fewer, `--only bombs` for the
// bombs alone or `--only mutants` for the mutated files, `--bomb webm` for the bombs with that in their name.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { suiteUsage } from "../../prove/proof.ts";
import { commandLine, readOrRefuse, refuse, wholeNumber } from "../../workspace/command-line.ts";
import { inLanes } from "../../workspace/programs/in-lanes.ts";
import { installDebian } from "../../workspace/tools/install-debian.ts";
import { runBombs } from "./bombs/run-bombs.ts";
import { makeDamaged } from "./damage.ts";
import { type Inspected, inspect } from "./inspect-command.ts";
import { proof } from "./proof.ts";
import { makeBroken, makeRecordings } from "./recordings.ts";
import { type Reference, reference } from "./reference.ts";
import { runMutants } from "./run-mutants.ts";

const tolerance = 0.01;
const damagedCopies = 1_000;
const seed = 20_261_121;
const filesAtOnce = 50;

/** No decoder that is light enough for these: their levels are not measured. */
const unmeasured = /\.m4a$/;

/** Of recordings that are mutated: reading one takes some milliseconds. */
const shortSeconds = 1.5;

const usage = suiteUsage(
  proof,
  `
  --runs <n>      mutated files (default 20000)
  --only <part>   nothing but the bombs, or nothing but the mutants: bombs or mutants
  --bomb <words>  the bombs with these words in their name`,
);
const flags = commandLine(usage, {
  runs: { type: "string", default: "20000" },
  only: { type: "string", default: "all" },
  bomb: { type: "string", default: "" },
});
const runs = readOrRefuse(usage, () => wholeNumber("runs", flags.runs));
if (!["all", "bombs", "mutants"].includes(flags.only))
  refuse(`--only ${flags.only}: pass all, bombs or mutants`, usage);

if (flags.only !== "bombs") installDebian({ sox: "sox", soxi: "sox", ffmpeg: "ffmpeg", ffprobe: "ffmpeg" });
const folder = await mkdtemp(join(tmpdir(), "audio-"));
const complaints: string[] = [];
try {
  if (flags.only === "all") await readRecordings();
  if (flags.only !== "mutants") {
    const bombsFolder = join(folder, "bombs");
    await mkdir(bombsFolder);
    complaints.push(...(await runBombs(bombsFolder, flags.bomb)));
  }
  if (flags.only !== "bombs") {
    const shortFolder = join(folder, "short");
    await mkdir(shortFolder);
    const short = await makeRecordings(shortFolder, shortSeconds);
    complaints.push(...(await runMutants(shortFolder, short, runs)));
  }
} finally {
  await rm(folder, { recursive: true });
}
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;

async function readRecordings(): Promise<void> {
  const recordings = await makeRecordings(folder);
  for (const told of await inspect(recordings)) compare(told, await reference(told.sample));
  console.log(`${recordings.length} recordings compared with ffprobe, soxi and ffmpeg.`);

  const broken = await makeBroken(folder, recordings);
  const codes = new Map(broken.map(({ path, code }) => [path, code]));
  for (const { sample, error } of await inspect(broken.map(({ path }) => path))) {
    if (error?.code !== codes.get(sample)) complain(sample, "error", error?.code, codes.get(sample));
  }
  console.log(`${broken.length} halves, empty files and files that are no audio told apart.`);

  const damagedFolder = join(folder, "damaged");
  await mkdir(damagedFolder);
  const damaged = await makeDamaged(damagedFolder, recordings, damagedCopies, seed);
  const groups = Array.from({ length: Math.ceil(damaged.length / filesAtOnce) }, (_, index) =>
    damaged.slice(index * filesAtOnce, (index + 1) * filesAtOnce),
  );
  const told = (await inLanes(groups, availableParallelism(), inspect)).flat();
  for (const one of told) checkPlausible(one);
  const refused = told.filter(({ error }) => error !== undefined).length;
  console.log(
    `${told.length} damaged copies: ${refused} refused, ${told.length - refused} read; none crashed or hung.`,
  );
  if (told.length !== damagedCopies) complaints.push(`${told.length} of ${damagedCopies} damaged copies were told of`);
}

function complain(sample: string, figure: string, told: unknown, right: unknown): void {
  complaints.push(`${basename(sample)}: ${figure} is ${told}, not ${right}`);
}

function compare(told: Inspected, right: Reference): void {
  const { sample } = told;
  const near = (figure: string, value = Number.NaN, expected: number): void => {
    if (!(Math.abs(value / expected - 1) <= tolerance)) complain(sample, figure, value, expected);
  };
  for (const [tool, duration] of Object.entries(right.durations))
    near(`length by ${tool}`, told.durationSeconds, duration);
  near("sample rate", told.sampleRate, right.sampleRate);
  near("channels", told.channels, right.channels);
  near("bit rate", told.bitRate, right.bitRate);
  near("size", told.sizeBytes, right.sizeBytes);
  if (unmeasured.test(sample)) return;
  // As amplitudes: one per cent of a level in decibels means nothing.
  const amplitude = (level = Number.NaN): number => 10 ** (level / 20);
  near("peak", amplitude(told.levels?.peakDbfs), amplitude(right.peakDb));
  near("RMS", amplitude(told.levels?.rmsDbfs), amplitude(right.rmsDb));
}

function checkPlausible({ sample, error, levels, ...figures }: Inspected): void {
  const known = ["empty", "no_sound", "not_audio", "truncated", "unreadable"];
  if (error !== undefined) {
    if (!known.includes(error.code)) complain(sample, "error", error.code, known.join(" or "));
    return;
  }
  for (const name of ["durationSeconds", "sampleRate", "channels", "bitRate", "sizeBytes"] as const) {
    const figure = figures[name] ?? Number.NaN;
    if (!(Number.isFinite(figure) && figure > 0)) complain(sample, name, figure, "a figure of a recording");
  }
  if (levels && !(levels.peakDbfs >= -120 && levels.rmsDbfs >= -120 && levels.rmsDbfs <= levels.peakDbfs + 0.01)) {
    complain(sample, "levels", JSON.stringify(levels), "levels of a recording");
  }
}
