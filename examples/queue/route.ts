// An upload becomes a job, and its visitor asks how far it is. For Next.js, Hono, Remix, Deno or Bun: `POST /voices` and
// `GET /voices/<id>`. This process has no API key: only the workers call the service.
import { isCloneError } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { addClone, type CloneJob, type CloneQueue, cloneErrorOf, cloneJobId, voiceOf } from "@org/clone-queue";
import { inspectSample, isSampleError } from "@org/voice-sample";
import { Queue } from "bullmq";
import { queueName, recordings, redis } from "./shared.ts";

// Without Redis a visitor hears so at once: a worker would wait for it, and a request must not.
const connection = redis({ maxRetriesPerRequest: 1 });
const queue: CloneQueue = new Queue(queueName, { connection, skipWaitingForReady: true });
queue.on("error", () => {});
const provider = cartesia({ apiKey: () => "" });

/** An hour of a telephone's voice memo. */
const mostBytes = 32_000_000;
const isId = (text: unknown): text is string => typeof text === "string" && /^[0-9a-f-]{36}$/.test(text);

/** Takes a form with `id`, `name` and `sample`, and answers 202 with the address at which the job is followed. */
export async function POST(request: Request): Promise<Response> {
  // Browsers tell the length of a form; what does not is not read.
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= mostBytes)) return refused(413, `Send up to ${mostBytes / 1_000_000} MB`);
  const form = await request.formData().catch(() => undefined);
  const [id, name, sample] = ["id", "name", "sample"].map((field) => form?.get(field));
  if (!isId(id) || typeof name !== "string" || !(sample instanceof File)) {
    return refused(400, "Send a form with an id, a name and a sample");
  }
  try {
    // A look at the first bytes now; the worker decodes it all.
    await inspectSample(sample);
    const reference = await recordings.put(sample);
    const voice = { key: id, provider, name, language: "en", sample: reference };
    const job = await addClone(queue, voice, { removeOnComplete: week, removeOnFail: week }).catch(async (error) => {
      // Refused, so no job asks for it. After any other error the job may be there all the same.
      if (isCloneError(error)) await recordings.remove(reference);
      throw error;
    });
    // The same form once more: the first job goes on with its own recording.
    if (job.data.sample !== reference) await recordings.remove(reference);
    return Response.json({ state: "waiting" }, { status: 202, headers: { location: `/voices/${id}` } });
  } catch (error) {
    if (isSampleError(error) || isCloneError(error)) return refused(422, error.message);
    return unreachable(error);
  }
}

/** For how long Redis keeps a job that has ended, in seconds. */
const week = { age: 7 * 24 * 60 * 60 };

/** Says how far the job of the address is. Who has a session checks here that the job is this visitor's. */
export async function GET(request: Request): Promise<Response> {
  const id = new URL(request.url).pathname.split("/").at(-1);
  try {
    const job = isId(id) ? await queue.getJob(cloneJobId(id)) : undefined;
    if (job === undefined) return refused(404, "There is no such voice");
    return Response.json(stateOf(job), { headers: { "cache-control": "no-store", "retry-after": "1" } });
  } catch (error) {
    return unreachable(error);
  }
}

function stateOf(job: CloneJob): object {
  const voice = voiceOf(job);
  if (voice !== undefined) return { state: "done", voice: { id: voice.id, name: voice.name } };
  // BullMQ says 0 for a job that no worker has taken yet, and a worker says "done" a moment before the job has its voice.
  if (job.finishedOn === undefined) return { state: job.progress === "done" ? "sending" : job.progress || "waiting" };
  const error = cloneErrorOf(job);
  console.error(error);
  if (error?.outcome === "unknown") {
    return { state: "failed", error: "We could not confirm that the voice was made. Please do not send it again." };
  }
  const isVisitors = error?.code === "unsupported_audio" || error?.code === "invalid_input";
  return { state: "failed", error: isVisitors ? error.message : "No voice could be made" };
}

const refused = (status: number, error: string): Response => Response.json({ error }, { status });

/** Redis does not answer. The same form may be sent again: its id makes one job of both. */
function unreachable(error: unknown): Response {
  console.error(error);
  const headers = { "retry-after": "5" };
  return Response.json({ error: "Please try again in a moment" }, { status: 503, headers });
}

/** For a server that ends. */
export async function close(): Promise<void> {
  await queue.close();
  connection.disconnect();
}
