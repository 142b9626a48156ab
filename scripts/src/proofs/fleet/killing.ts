import { cloneErrorOf, cloneJob, voiceOf } from "@org/clone-queue";
import { seededRandom } from "../../workspace/made-up/seeded-random.ts";
import { type Bench, pause, Scene, until } from "./scene.ts";
import type { WorkerProcess } from "./worker-process.ts";

/** How much of it. */
export interface KillingOptions {
  readonly name: string;
  readonly jobs: number;
  readonly kills: number;
  readonly seed: number;
  /** How late the list shows a voice, in milliseconds. */
  readonly lagMs: number;
}

/** What became of all jobs; the sandbox is the judge. */
export interface KillingResult {
  readonly case: string;
  readonly jobs: number;
  readonly kills: number;
  /** Kills that hit a worker with a request under way. */
  readonly whileSending: number;
  readonly sends: number;
  readonly looks: number;
  /** Keys with more than one voice. */
  readonly doubles: number;
  /** Keys without a voice, and voices that their job does not know. */
  readonly lost: number;
  /** Jobs that do not know whether their voice exists. */
  readonly unknown: number;
  readonly seconds: number;
}

const services = ["cartesia", "inworld"] as const;
const workersAtOnce = 4;
/** How long an answer takes, in milliseconds. */
const latencyMs = 120;
/** The share of requests, looks among them, that end with a 503 and do nothing: nobody can know that they did nothing. */
const failRate = 0.02;
/** The longest pause between two kills, in milliseconds. */
const longestPauseMs = 500;

/** Lets four workers do all jobs, kills one after the other, and restarts Redis at a third and at two thirds. */
export async function killing(bench: Bench, options: KillingOptions): Promise<KillingResult> {
  const { jobs, kills, seed, lagMs } = options;
  const name = options.name.replaceAll(" ", "-");
  const begun = performance.now();
  const random = seededRandom(seed);
  const scene = await Scene.open(
    bench,
    name,
    { latencyMs, failRate, ...(lagMs > 0 ? { listLag: { ms: lagMs } } : {}) },
    // So that the jobs last as long as the kills.
    { concurrency: 8, requests: { most: jobs / 2, perMs: kills * longestPauseMs } },
  );
  try {
    const keys = new Map(
      Array.from({ length: jobs }, (_, index) => [`${name}:${index}`, services[index % 2] ?? "inworld"]),
    );
    for (const service of services) {
      const own = [...keys].filter(([, one]) => one === service);
      const all = await Promise.all(own.map(([key]) => cloneJob(scene.order(service, key))));
      await scene.queues[service].addBulk(all);
    }
    const left = async (): Promise<number> => {
      const counts = await Promise.all(services.map((one) => scene.queues[one].getJobCounts("completed", "failed")));
      return jobs - counts.reduce((sum, { completed = 0, failed = 0 }) => sum + completed + failed, 0);
    };

    const workers: WorkerProcess[] = Array.from({ length: workersAtOnce }, () => scene.worker());
    let killed = 0;
    let whileSending = 0;
    while (killed < kills && (await left()) > 0) {
      await pause(random() * longestPauseMs);
      const index = Math.floor(random() * workersAtOnce);
      const victim = workers[index];
      if (victim === undefined) throw new Error("a worker is missing");
      // Half of them anywhere, the others while a request is on its way.
      const patience = random() < 0.5 ? 0 : performance.now() + 2_000;
      while (performance.now() < patience && !scene.hasSent(victim, 10)) await pause(1);
      await pause(patience > 0 ? random() * latencyMs : 0);
      if (scene.hasSent(victim, latencyMs)) whileSending++;
      await scene.end(victim, "SIGKILL");
      killed++;
      workers[index] = scene.worker();
      // Once in peace and once as if the power went.
      if (killed === Math.ceil(kills / 3)) await bench.redis.restart("SIGTERM");
      if (killed === Math.ceil((kills * 2) / 3)) await bench.redis.restart("SIGKILL");
    }
    await until(`${name}: every job is done`, async () => (await left()) === 0, 180_000);

    const verdict = { doubles: 0, lost: 0, unknown: 0 };
    for (const service of services) {
      for (const job of await scene.queues[service].getJobs(["completed", "failed"])) {
        const ids = scene.bearing(job.data.key);
        const outcome = cloneErrorOf(job)?.outcome;
        keys.delete(job.data.key);
        if (ids.length > 1) verdict.doubles++;
        else if (outcome === "unknown") verdict.unknown++;
        else if (ids.length === 0 || voiceOf(job)?.id !== ids[0]) verdict.lost++;
        if (ids.length !== 1 || outcome !== undefined) console.error(job.data.key, ids, cloneErrorOf(job)?.message);
      }
    }
    verdict.lost += keys.size;
    return {
      ...{ case: options.name, jobs, kills: killed, whileSending, sends: scene.sends.length, looks: scene.looks },
      ...verdict,
      seconds: Math.round((performance.now() - begun) / 1000),
    };
  } finally {
    await scene.close();
  }
}
