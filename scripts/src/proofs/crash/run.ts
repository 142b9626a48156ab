// `pnpm prove crash`: batches against a sandbox in its own process, killed with SIGKILL at random moments and started
// again each time. In the end every row has exactly one voice on the server, and the batch knows its id.
// --rows, --kills and --seed change how much of it.
import { suiteUsage } from "../../prove/proof.ts";
import { commandLine, readOrRefuse, wholeNumber } from "../../workspace/command-line.ts";
import { seededRandom } from "../../workspace/made-up/seeded-random.ts";
import { proof } from "./proof.ts";
import { type Trial, tried } from "./trial.ts";

const usage = suiteUsage(
  proof,
  `
  --rows <n>   rows of the manifest (default 500)
  --kills <n>  times that each batch is killed (default 100)
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

// The usual ten minutes would make the last run wait as long; what they are for is a list that lags.
const trials: readonly Trial[] = [
  { name: "a list that shows voices at once", absentAfter: "2s" },
  { name: "a list that shows voices 2 s late", absentAfter: "5s", listLag: "2s" },
  { name: "absent voices are never sent again", absentAfter: "never" },
];

const random = seededRandom(seed);
console.log(`${rows} rows at two providers, each batch killed ${kills} times:`);
for (const trial of trials) {
  const { judged, objections, ...counts } = await tried(trial, { rows, kills, random });
  const lag = trial.listLag === undefined ? "" : `--list-lag ${trial.listLag}, `;
  console.log(
    `\n${trial.name} (${lag}--absent-after ${trial.absentAfter}): ${counts.killed} kills, ${counts.whileSending} of them ` +
      `after it had sent or settled something; ended by itself ${counts.ended} times; ${counts.found} voices ` +
      `were found in the list, ${counts.sentAgain} sent again; ${counts.seconds} s`,
  );
  console.table(judged);
  for (const objection of objections) console.error(objection);
  if (objections.length > 0) process.exitCode = 1;
}
