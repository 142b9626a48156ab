import { setTimeout } from "node:timers/promises";
import { Worker } from "bullmq";
import { limitQueue, makeLimitable, requireLimits } from "./account-queue.ts";
import type { CloneJobData, CloneJobResult } from "./job/job-data.ts";
import { fleetOf } from "./work/fleet.ts";
import { cloneProcessor } from "./work/processor.ts";
import { type CloneWorkerOptions, workerSettings } from "./work/settings.ts";

/** How often a job's workers may die before BullMQ gives up on it: a recording may be what kills them. */
const mostDeaths = 25;

/** How soon a queue's limits are written again after Redis did not take them, in milliseconds. */
const retryMs = 5_000;

/**
 * Starts a worker that makes the voices of a queue's jobs. Start as many as you like, on as many machines; kill them
 * whenever you like. `worker.close()` waits for its calls; close the queue and the connection too, so that the process ends.
 *
 * @throws CloneError `invalid_input` for an option that cannot be right.
 * @example
 * ```ts
 * import { readFile } from "node:fs/promises";
 * import { inworld } from "@org/clone-core/inworld";
 * import { createCloneWorker, inworldQueue } from "@org/clone-queue";
 * import { Redis } from "ioredis";
 *
 * const connection = new Redis({ maxRetriesPerRequest: null });
 * const queue = await inworldQueue("inworld-main", { connection });
 * const worker = createCloneWorker({
 *   queue,
 *   connection,
 *   providers: [inworld({ apiKey })],
 *   loadSample: (path) => readFile(String(path)),
 * });
 * worker.on("error", console.error);
 * process.once("SIGTERM", async () => {
 *   await worker.close();
 *   await queue.close();
 *   connection.disconnect();
 * });
 *
 * declare const apiKey: string;
 * ```
 */
export function createCloneWorker(options: CloneWorkerOptions): Worker<CloneJobData, CloneJobResult> {
  const { queue, limits, autorun = true, ...rest } = options;
  const settings = workerSettings(rest);
  if (limits !== undefined) requireLimits(limits);
  const worker = new Worker<CloneJobData, CloneJobResult>(queue.name, cloneProcessor(settings, fleetOf(queue)), {
    ...{ maxStalledCount: mostDeaths, ...(queue.opts.prefix && { prefix: queue.opts.prefix }) },
    ...rest,
    autorun: false,
  });
  const tell = (error: unknown): boolean => worker.emit("error", error as Error);
  const start = async (): Promise<void> => {
    while (!worker.closing) {
      try {
        // Without them a 429 would pause nobody, and the same job would be sent again at once.
        await (limits === undefined ? makeLimitable(queue) : limitQueue(queue, limits));
        if (autorun) worker.run().catch(tell);
        return;
      } catch (error) {
        tell(error);
        await setTimeout(retryMs, undefined, { ref: false });
      }
    }
  };
  void start();
  return worker;
}
