// `pnpm prove fleet`: workers of a queue in processes of their own, a real Redis and the sandbox as the judge.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suiteUsage } from "../../prove/proof.ts";
import { commandLine, readOrRefuse, wholeNumber } from "../../workspace/command-line.ts";
import { installDebian } from "../../workspace/tools/install-debian.ts";
import { flowCase } from "./flows.ts";
import { killing } from "./killing.ts";
import { limitCases } from "./limits.ts";
import { proof } from "./proof.ts";
import { startRedis } from "./redis-server.ts";
import type { Bench } from "./scene.ts";
import { secretsIn } from "./secrets.ts";
import { smallCases } from "./small-cases.ts";
import { workerStarter } from "./worker-process.ts";

const usage = suiteUsage(
  proof,
  `
  --jobs <n>   voices that are made while workers are killed (default 1000)
  --kills <n>  times that a worker is killed (default 200); 0 leaves that part out
  --seed <n>   the moments (default 7)
  --case <t>   only the small cases whose name has this text`,
);
const values = commandLine(usage, {
  jobs: { type: "string", default: "1000" },
  kills: { type: "string", default: "200" },
  seed: { type: "string", default: "7" },
  case: { type: "string", default: "" },
});
const { jobs, kills, seed } = readOrRefuse(usage, () => ({
  jobs: wholeNumber("jobs", values.jobs),
  kills: wholeNumber("kills", values.kills),
  seed: wholeNumber("seed", values.seed),
}));

installDebian({ "redis-server": "redis-server" });
const folder = await mkdtemp(join(tmpdir(), "fleet-"));
const redis = await startRedis(join(folder, "redis"));
try {
  const bench: Bench = { folder, redis, startWorker: await workerStarter(folder) };
  let failures = 0;
  for (const { name, run } of [...smallCases, flowCase, ...limitCases]) {
    if (!name.includes(values.case)) continue;
    const begun = performance.now();
    const { right, end } = await run(bench).catch((error: Error) => ({ right: false, end: error.message }));
    if (!right) failures++;
    console.log(`${right ? "ok  " : "FAIL"} ${name}: ${end} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  }
  if (kills > 0) {
    const results = [
      await killing(bench, { name: "instant list", jobs, kills, seed, lagMs: 0 }),
      await killing(bench, { name: "list lags 3 s", jobs, kills, seed: seed + 1, lagMs: 3_000 }),
    ];
    console.table(results);
    failures += results.filter(({ doubles, lost, unknown }) => doubles + lost + unknown > 0).length;
    for (const { case: name, kills: killed, whileSending } of results) {
      // Jobs that are done too soon are no proof, and neither are kills that hit workers with nothing to do.
      if (killed === kills && whileSending > kills / 4) continue;
      console.error(`FAIL ${name}: ${killed} kills, ${whileSending} of them while a request was on its way`);
      failures++;
    }
  }
  const { keys, found } = await secretsIn(redis, join(folder, "redis"));
  console.log(
    `${found.length === 0 ? "ok  " : "FAIL"} neither key, audio nor stack in ${keys} keys of Redis and its log`,
  );
  for (const line of found.slice(0, 20)) console.error(`     ${line}`);
  if (failures + found.length > 0) process.exitCode = 1;
} finally {
  await redis.stop();
  await rm(folder, { recursive: true });
}
