// Makes the voices of the queue's jobs: CARTESIA_API_KEY=… node queue/worker.ts
// Start as many as you like, on as many machines, and end them whenever you like.
import { cartesia } from "@org/clone-core/cartesia";
import { type CloneJob, cartesiaQueue, cloneErrorOf, createCloneWorker } from "@org/clone-queue";
import { prepareSample } from "@org/voice-sample";
import { queueName, recordings, redis } from "./shared.ts";

const { env } = process;
// BullMQ wants a worker's connection to wait for Redis, however long that is away.
const connection = redis({ maxRetriesPerRequest: null });
const queue = await cartesiaQueue(queueName, { connection });
const worker = createCloneWorker({
  queue,
  connection,
  providers: [cartesia({ apiKey: env["CARTESIA_API_KEY"], baseUrl: env["CARTESIA_BASE_URL"] })],
  loadSample: (reference) => recordings.get(String(reference)),
  prepare: (audio, limits) => prepareSample(audio, { limits }),
  onEvent(event) {
    // The queue stands still until somebody has mended that and calls `queue.resume()`: tell who can.
    if (event.type === "paused") console.error(`paused: ${event.message}`);
  },
});
worker.on("error", ({ message }) => console.error(message));
queue.on("error", () => {});
worker.on("completed", (job) => {
  console.log(`${job.data.key}: made ${job.returnvalue.id}`);
  forget(job);
});
worker.on("failed", (job, error) => {
  console.error(`${job?.data.key}: ${error.message}`);
  // Not after an attempt that is followed by another, and not while the voice may exist: then a person has to look.
  if (job?.finishedOn !== undefined && cloneErrorOf(job)?.outcome === "not_created") forget(job);
});

/** Nobody needs the recording any more, and it is somebody's voice. */
function forget({ data }: CloneJob): void {
  recordings.remove(String(data.sample)).catch(console.error);
}

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, async () => {
    // Takes no new job, and lets those that run end. After a SIGKILL another worker would go on with them, too.
    await worker.close();
    await queue.close();
    connection.disconnect();
  });
}
console.log("waiting for jobs");
