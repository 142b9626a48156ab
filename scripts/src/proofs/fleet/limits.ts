import { addClone, cloneJob } from "@org/clone-queue";
import { Scene, until } from "./scene.ts";
import type { Case } from "./small-cases.ts";

const jobs = 30;
const service = "inworld";

/** The most of some moments, in order, that lie within any stretch of so many milliseconds. */
function mostWithin(moments: readonly number[], ms: number): number {
  const counts = moments.map((from) => moments.filter((at) => at >= from && at < from + ms).length);
  return Math.max(0, ...counts);
}

async function addAll(scene: Scene, name: string): Promise<void> {
  const all = Array.from({ length: jobs }, (_, index) => cloneJob(scene.order(service, `${name}:${index}`)));
  await scene.queues[service].addBulk(await Promise.all(all));
}

const allDone = (scene: Scene): Promise<void> =>
  until("all jobs are done", async () => (await scene.queues[service].getCompletedCount()) === jobs);

/** The account's limits, over four workers. */
export const limitCases: readonly Case[] = [
  {
    name: "30 jobs at 5 a second",
    async run(bench) {
      const limits = { concurrency: 8, requests: { most: 5, perMs: 1_000 } };
      const scene = await Scene.open(bench, "limiter", {}, limits);
      try {
        const workers = Array.from({ length: 4 }, () => scene.worker());
        await Promise.all(workers.map(({ ready }) => ready));
        await addAll(scene, "limiter");
        await allDone(scene);
        const most = mostWithin(
          scene.sends.map(({ at }) => at),
          1_000,
        );
        const right = most <= 5 && scene.sends.length === jobs;
        return { right, end: `${scene.sends.length} requests, at most ${most} within any second` };
      } finally {
        await scene.close();
      }
    },
  },
  {
    name: "at most 3 calls at once",
    async run(bench) {
      const scene = await Scene.open(bench, "at-once", { latency: 200 }, { concurrency: 3 });
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
      const scene = await Scene.open(bench, "limited", {}, { concurrency: 4 });
      try {
        for (let count = 0; count < 3; count++) scene.worker();
        await addClone(scene.queues[service], scene.order(service, "limited:0"));
        await until("the workers work", () => scene.sends.length === 1);
        await scene.worker({ firstAnswer: "rateLimited" }).ready;
        await addAll(scene, "limited");
        await allDone(scene);
        const refused = scene.sends.find(({ request }) => request.status === 429)?.at ?? Number.NaN;
        // What had begun by then may still arrive.
        const meanwhile = scene.sends.filter(({ at }) => at > refused + 150 && at < refused + 1_000).length;
        const after = scene.sends.filter(({ at }) => at >= refused + 1_000).length;
        const end = `${meanwhile} requests of any worker while the service asked to wait, ${after} after it`;
        return { right: meanwhile === 0 && after > 0 && scene.sandbox.voices().length === jobs, end };
      } finally {
        await scene.close();
      }
    },
  },
];
