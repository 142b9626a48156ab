import { cloneJob, cloneJobId, limitQueue } from "@org/clone-queue";
import { type Arrival, Scene, until } from "./scene.ts";
import type { Case } from "./small-cases.ts";
import type { WorkerMessage } from "./worker-config.ts";

const jobs = 30;
const service = "inworld";

/** The most of some moments that lie within any stretch of so many milliseconds. */
function mostWithin(moments: readonly number[], ms: number): number {
  const counts = moments.map((from) => moments.filter((at) => at >= from && at < from + ms).length);
  return Math.max(0, ...counts);
}

const limitedAt = (message: WorkerMessage): number =>
  message.type === "limited" ? message.at : Number.POSITIVE_INFINITY;

/** When the job of a request began, in milliseconds since 1970. */
async function begunAt(scene: Scene, { request }: Arrival): Promise<number> {
  const key = String(request.fields["displayName"]).replace("Voice ", "");
  return (await scene.queues[service].getJob(cloneJobId(key)))?.processedOn ?? Number.NaN;
}

async function addAll(scene: Scene, name: string): Promise<void> {
  const all = Array.from({ length: jobs }, (_, index) => cloneJob(scene.order(service, `${name}:${index}`)));
  await scene.queues[service].addBulk(await Promise.all(all));
}

const allDone = (scene: Scene, rounds = 1): Promise<void> =>
  until("all jobs are done", async () => (await scene.queues[service].getCompletedCount()) === jobs * rounds);

/** The account's limits, over four workers. */
export const limitCases: readonly Case[] = [
  {
    name: "30 jobs at 5 a second",
    async run(bench) {
      const scene = await Scene.open(bench, "limiter", {}, { concurrency: 8 });
      try {
        const workers = Array.from({ length: 4 }, () => scene.worker());
        await Promise.all(workers.map(({ ready }) => ready));
        // The first calls of a process take longer than its others: without them, the limit is looked at and not that.
        await addAll(scene, "warm");
        await allDone(scene);
        const warm = scene.sends.length;
        await limitQueue(scene.queues[service], { concurrency: 8, requests: { most: 5, perMs: 1_000 } });
        await addAll(scene, "limiter");
        await allDone(scene, 2);
        const sends = scene.sends.slice(warm);
        const arrived = sends.map(({ at }) => at + performance.timeOrigin);
        const begun = await Promise.all(sends.map((arrival) => begunAt(scene, arrival)));
        const late = arrived.map((at, index) => at - (begun[index] ?? Number.NaN));
        const spread = Math.round(Math.max(...late) - Math.min(...late));
        const most = mostWithin(arrived, 1_000);
        const mostBegun = mostWithin(begun, 1_000);
        // On a machine that has too much to do, requests may be late by more than the limit keeps in reserve.
        const right = mostBegun <= 5 && (most <= 5 || spread > 250) && sends.length === jobs;
        const end = `${sends.length} requests, at most ${most} within any second; they were late by up to ${spread} ms`;
        return { right, end };
      } finally {
        await scene.close();
      }
    },
  },
  {
    name: "at most 3 calls at once",
    async run(bench) {
      const scene = await Scene.open(bench, "at-once", { latencyMs: 200 }, { concurrency: 3 });
      try {
        for (let count = 0; count < 4; count++) scene.worker();
        await addAll(scene, "at-once");
        await allDone(scene);
        // A request is under way for as long as the sandbox waits with its answer.
        const most = mostWithin(
          scene.sends.map(({ at }) => at),
          200,
        );
        return { right: most <= 3, end: `at most ${most} requests under way` };
      } finally {
        await scene.close();
      }
    },
  },
  {
    name: "429 with Retry-After: 1",
    async run(bench) {
      const scene = await Scene.open(bench, "limited", { latencyMs: 50 }, { concurrency: 4 });
      try {
        // One job at a time each, so that every worker has a part in it.
        const workers = Array.from({ length: 3 }, () => scene.worker({ concurrency: 1 }));
        workers.push(scene.worker({ concurrency: 1, firstAnswer: "rateLimited" }));
        await Promise.all(workers.map(({ ready }) => ready));
        await addAll(scene, "limited");
        await allDone(scene);
        const refused = scene.sends.find(({ request }) => request.status === 429)?.at ?? Number.NaN;
        const pausedAt = Math.min(...workers.flatMap(({ messages }) => messages.map(limitedAt)));
        // A request of a job that had begun by then may still arrive.
        const early = scene.sends.filter(({ at }) => at > refused && at < refused + 1_000);
        const begun = await Promise.all(early.map((arrival) => begunAt(scene, arrival)));
        const wrong = begun.filter((at) => !(at <= pausedAt)).length;
        const end = `${wrong} jobs began while the service asked to wait, and ${early.length - wrong} requests of earlier ones arrived`;
        return { right: wrong === 0 && Number.isFinite(pausedAt) && scene.sandbox.voices().length === jobs, end };
      } finally {
        await scene.close();
      }
    },
  },
];
