// `pnpm prove crash`: a batch against the sandbox in its own process, killed with SIGKILL at random moments and started
// again each time. In the end every row has exactly one voice on the server, or is listed as unknown.
// --rows, --kills and --seed change how much of it.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suiteUsage } from "../../prove/proof.ts";
import { commandLine, readOrRefuse, wholeNumber } from "../../workspace/command-line.ts";
import { seededRandom } from "../../workspace/made-up/seeded-random.ts";
import { startSandboxProcess } from "../../workspace/programs/sandbox.ts";
import { type BatchRun, killedRun, type Moment, wholeRun } from "./killed-run.ts";
import { writeManifest } from "./manifest.ts";
import { proof } from "./proof.ts";
import { verdicts } from "./verdict.ts";

const usage = suiteUsage(
  proof,
  `
  --rows <n>   rows of the manifest (default 500)
  --kills <n>  times that the batch is killed (default 100)
  --seed <n>   the moments (default 7)`,
);
const values = commandLine(usage, {
  rows: { type: "string", default: "500" },
  kills: { type: "string", default: "100" },
  seed: { type: "string", default: "7" },
});
const { rows, kills, seed } = readOrRefuse(usage, () => ({
  rows: wholeNumber("rows", values.rows),
  kills: wholeNumber("kills", values.kills),
  seed: wholeNumber("seed", values.seed),
}));
const random = seededRandom(seed);
/** So late after the start that the manifest is being checked, or just not any more. */
const latestStartMs = 900;
/** So late after the first line that a few calls are through. */
const latestLineMs = 120;

const startedAt = Date.now();
const folder = await mkdtemp(join(tmpdir(), "clone-voice-crash-"));
const sandbox = await startSandboxProcess("--latency", "10");
try {
  const run: BatchRun = {
    manifest: await writeManifest(folder, rows),
    env: sandbox.env,
    args: ["--concurrency", "2", "--rate", "none", "--quiet"],
  };
  let killed = 0;
  let whileSending = 0;
  let ended = 0;
  while (killed < kills) {
    // A quarter anywhere from the start on, the others while voices are being created.
    const moment: Moment =
      random() < 0.25
        ? { after: "start", ms: random() * latestStartMs }
        : { after: "first line", ms: random() * latestLineMs };
    const { result, addedBytes, exitCode, stderr } = await killedRun(run, moment);
    if (result === "killed") {
      killed++;
      if (addedBytes > 0) whileSending++;
      continue;
    }
    ended++;
    if (exitCode === 2 || ended > kills / 2) {
      throw new Error(`the batch ended ${ended} times before it was killed, with ${exitCode}:\n${stderr}`);
    }
  }
  const last = await wholeRun(run);
  const judged = await verdicts(sandbox.url, rows, last.stdout);

  console.log(
    `${rows} rows at two providers; killed ${killed} times, ${whileSending} of them after it had sent something; ` +
      `ended by itself ${ended} times; ${((Date.now() - startedAt) / 1000).toFixed(0)} s`,
  );
  console.table(judged);
  const unknown = judged.reduce((sum, one) => sum + one.unknownCreated + one.unknownMissing, 0);
  const wrong = judged.reduce((sum, { duplicates, lost }) => sum + duplicates + lost, 0);
  const rightCode = unknown > 0 ? 3 : 0;
  if (last.exitCode !== rightCode)
    console.error(`The last run exited with ${last.exitCode}, not ${rightCode}:\n${last.stderr}`);
  if (whileSending < kills / 2) console.error("Too few kills hit a batch that was sending: the moments are wrong.");
  if (wrong > 0) console.error(`${wrong} voices are lost or there twice.`);
  if (wrong > 0 || last.exitCode !== rightCode || whileSending < kills / 2) process.exitCode = 1;
} finally {
  await sandbox.stop();
  await rm(folder, { recursive: true });
}
