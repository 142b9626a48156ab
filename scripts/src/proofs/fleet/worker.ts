// A worker process of the fleet. It is bundled into one file first: it is started hundreds of times.
import "./faked-clock.ts";
import { readFileSync } from "node:fs";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { createCloneWorker } from "@org/clone-queue";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { madeUpKeys, type WorkerConfig, type WorkerMessage, workerHeader } from "./worker-config.ts";

const config = JSON.parse(process.env["FLEET_WORKER"] ?? "{}") as WorkerConfig;
const { standsStill, lockDuration } = config;
const say = (message: WorkerMessage): void => void process.send?.(message);
const connection = new Redis(config.redisPort, "127.0.0.1", { maxRetriesPerRequest: null, retryStrategy: () => 100 });
connection.on("error", () => {});

let { firstAnswer } = config;
let hasStoodStill = false;
function standStill(when: "loading" | "sending"): void {
  if (standsStill?.when !== when || hasStoodStill) return;
  hasStoodStill = true;
  say({ type: "stands still" });
  // The message has to be out first.
  setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, standsStill.ms), 20);
}
const sending = (request: Request): Promise<Response> => {
  request.headers.set(workerHeader, String(process.pid));
  if (request.method === "POST" && firstAnswer !== undefined) {
    request.headers.set("x-voices-mock-scenario", firstAnswer);
    firstAnswer = undefined;
  }
  const answer = fetch(request);
  if (request.method === "POST") standStill("sending");
  return answer;
};

const quiet = (name: string): Queue => new Queue(name, { connection }).on("error", () => {});
const workers = config.queues.map(({ name, service, url }) =>
  createCloneWorker({
    queue: quiet(name),
    connection,
    providers: [
      service === "cartesia"
        ? cartesia({ apiKey: madeUpKeys.cartesia, baseUrl: url, fetch: sending })
        : inworld({ apiKey: madeUpKeys.inworld, baseUrl: url, fetch: sending }),
    ],
    async loadSample(path) {
      standStill("loading");
      await new Promise((resolve) => setTimeout(resolve, standsStill?.when === "loading" ? 40 : 0));
      try {
        return readFileSync(String(path));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
    onEvent({ type }) {
      if (type === "limited") say({ type, at: Date.now() });
    },
    concurrency: config.concurrency,
    timeoutMs: config.timeoutMs,
    absentAfterMs: config.absentAfterMs,
    lockDuration,
    stalledInterval: lockDuration / 2,
    drainDelay: 1,
  }),
);
for (const worker of workers) worker.on("error", ({ message }) => say({ type: "error", message }));
process.once("SIGTERM", async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  process.exit(0);
});
say({ type: "ready" });
