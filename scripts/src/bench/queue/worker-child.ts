// One worker in a process of its own: `node worker-child.mjs <who> <Redis' port> <address> <clip>`. A message says how many
// jobs to do, and is answered with the jobs per second. They are in the queue before the time begins.
import { readFile } from "node:fs/promises";
import { cartesia } from "@org/clone-core/cartesia";
import { type CloneJobData, type CloneJobResult, cartesiaQueue, cloneJob, createCloneWorker } from "@org/clone-queue";
import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { clonedByHand, foundByHand } from "./by-hand.ts";
import type { QueueWorker } from "./workers.ts";

const [who = "", port, baseUrl = "", clip = ""] = process.argv.slice(2);
const connection = new Redis(Number(port), "127.0.0.1", { maxRetriesPerRequest: null });
const name = who.replaceAll(/\W+/g, "-");
const load = (): Promise<Uint8Array<ArrayBuffer>> => readFile(clip);
const provider = cartesia({ apiKey: "sk_car_made_up", baseUrl });

// Two connections and one job at a time each, as BullMQ has it unless it is told otherwise.
const options = { connection, autorun: false };
const plain = (work: (job: { data: CloneJobData }) => Promise<unknown>) => async () => {
  const queue = new Queue<CloneJobData>(name, { connection });
  return { queue, worker: () => new Worker<CloneJobData>(name, work, options) };
};
const made: Readonly<Record<QueueWorker, () => Promise<{ queue: Queue; worker(): Worker }>>> = {
  empty: plain(async () => undefined),
  "by hand": plain(async ({ data }) => clonedByHand(baseUrl, data.key, await load())),
  "by hand, after a look": plain(
    async ({ data }) => (await foundByHand(baseUrl, data.key)) ?? clonedByHand(baseUrl, data.key, await load()),
  ),
  async "clone-queue"() {
    const queue = await cartesiaQueue(name, { connection });
    const work = { ...options, queue, providers: [provider], loadSample: load };
    return { queue, worker: () => createCloneWorker(work) as Worker<CloneJobData, CloneJobResult> };
  },
};
const { queue, worker: start } = await made[who as QueueWorker]();
let added = 0;

async function rate(jobs: number): Promise<number> {
  const wanted = Array.from({ length: jobs }, () =>
    cloneJob(
      { key: `${name}:${process.pid}:${added++}`, provider, name: "Ada", language: "en", sample: clip },
      { removeOnComplete: true },
    ),
  );
  await queue.addBulk(await Promise.all(wanted));
  const worker = start();
  await worker.waitUntilReady();
  const began = performance.now();
  await new Promise<void>((resolve, reject) => {
    let left = jobs;
    worker.on("completed", () => --left === 0 && resolve());
    worker.on("failed", (_job, error) => reject(error));
    worker.on("error", reject);
    worker.run().catch(reject);
  });
  const seconds = (performance.now() - began) / 1000;
  await worker.close();
  return jobs / seconds;
}

process.on("message", async (jobs: number) => process.send?.(await rate(jobs)));
process.on("disconnect", () => process.exit());
process.send?.("ready");
