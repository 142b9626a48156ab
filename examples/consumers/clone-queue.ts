// What an app that makes one voice per job writes: a route that adds it, a worker, and whoever asks how far it is.
import { isCloneError, type SampleAudio } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import {
  addClone,
  type CloneErrorData,
  type CloneJob,
  type CloneProgress,
  type CloneQueue,
  type CloneQueueEvent,
  type CloneWorkerOptions,
  cartesiaQueue,
  cloneErrorOf,
  cloneJob,
  cloneJobId,
  createCloneWorker,
  inworldQueue,
  limitQueue,
  voiceOf,
} from "@org/clone-queue";
import { Queue, QueueEvents, type Worker } from "bullmq";
import { Redis } from "ioredis";

const connection = new Redis({ maxRetriesPerRequest: null });

export async function queues(): Promise<readonly CloneQueue[]> {
  const own: CloneQueue = new Queue("own", { connection });
  await limitQueue(own, { concurrency: 1, requests: { most: 5, perMs: 60_000 } });
  return [own, await cartesiaQueue("main", { connection }), await inworldQueue("backup", { connection, limits: {} })];
}

export async function add(queue: CloneQueue, key: string): Promise<string> {
  const provider = inworld({ apiKey: () => "" });
  const voice = { key, provider, name: "Ada", language: "en-GB", sample: { bucket: "recordings", parts: [key, 1] } };
  await queue.addBulk([await cloneJob({ ...voice, providerOptions: { tags: ["demo"] } }, { priority: 1 })]);
  try {
    const job: CloneJob = await addClone(
      queue,
      { ...voice, transcription: "I am Ada." },
      { removeOnFail: { age: 60 } },
    );
    return job.id ?? cloneJobId(key);
  } catch (error) {
    if (isCloneError(error)) return error.code;
    throw error;
  }
}

export const transcribed = (queue: CloneQueue) =>
  addClone(queue, {
    ...{ key: "order-1", provider: cartesia({ apiKey: () => "" }), name: "Ada", language: "en", sample: "ada.wav" },
    // @ts-expect-error Cartesia takes no transcription.
    transcription: "I am Ada.",
  });

export const withAudio = (queue: CloneQueue, sample: Blob) =>
  // @ts-expect-error A job has a reference, never the recording.
  addClone(queue, { key: "order-1", provider: cartesia({ apiKey: () => "" }), name: "Ada", language: "en", sample });

export function work(queue: CloneQueue, load: (path: string) => Promise<Uint8Array | undefined>): Worker {
  const told: CloneQueueEvent[] = [];
  const options: CloneWorkerOptions = {
    queue,
    connection,
    providers: [inworld({ apiKey: async () => "made-up" })],
    loadSample: (reference) => load(String(reference)),
    prepare: async (audio: SampleAudio) => ({ audio }),
    whenUnknown: "wait",
    concurrency: 4,
    onEvent: (event) => told.push(event),
  };
  const worker = createCloneWorker(options);
  worker.on("completed", ({ data, returnvalue }) => console.log(data.key, returnvalue.id, told.length));
  return worker;
}

export function heard(): QueueEvents {
  const events = new QueueEvents("main", { connection });
  return events.on("progress", ({ data }) => console.log(data as CloneProgress));
}

export function outcome(job: CloneJob): string {
  const voice = voiceOf(job);
  if (voice !== undefined) return `${voice.id} ${voice.createdAt?.toISOString() ?? ""}`;
  const kept: CloneErrorData | undefined = job.data.error;
  const error = cloneErrorOf(job);
  return `${error?.code ?? "waiting"} ${error?.outcome === "unknown" ? "may exist" : (kept?.startedAt ?? "")}`;
}
