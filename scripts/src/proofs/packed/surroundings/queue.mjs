// One voice as a job of a queue: checked without Redis, then added, made by a worker at the sandbox, and read back.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { cartesia } from "@org/clone-core/cartesia";
import {
  addClone,
  cartesiaQueue,
  cloneErrorOf,
  cloneJob,
  cloneJobId,
  createCloneWorker,
  voiceOf,
} from "@org/clone-queue";
import { startSandbox } from "@org/voices-mock";
import { QueueEvents } from "bullmq";
import { Redis } from "ioredis";

const sandbox = await startSandbox({ port: 0 });
const provider = cartesia({ apiKey: "made-up", baseUrl: sandbox.cartesiaUrl });
const voice = { key: "order:1", provider, name: "Ada", language: "en", sample: "ada.wav" };

const { opts, data } = await cloneJob(voice);
assert.deepEqual([opts.jobId, cloneJobId("order:1"), data.sample], ["key-order~1", "key-order~1", "ada.wav"]);
const refused = { name: "CloneError", outcome: "not_created" };
await assert.rejects(cloneJob({ ...voice, language: "tlh" }), { ...refused, code: "unsupported_language" });
await assert.rejects(cloneJob({ ...voice, sample: new Blob(["RIFF"]) }), { ...refused, code: "invalid_input" });
await assert.rejects(cloneJob({ ...voice, key: "" }), { ...refused, code: "invalid_input" });
console.log("jobs without Redis: made, or refused");

const connection = new Redis(Number(process.env.REDIS_PORT), "127.0.0.1", { maxRetriesPerRequest: null });
const queue = await cartesiaQueue("packed", { connection });
const events = new QueueEvents(queue.name, { connection });
await events.waitUntilReady();
const [job, again] = [await addClone(queue, voice), await addClone(queue, voice)];
assert.equal(again.id, job.id);
const loadSample = (path) => readFile(path);
const worker = createCloneWorker({ queue, connection, providers: [provider], loadSample });
await job.waitUntilFinished(events, 30_000);
const done = await queue.getJob(cloneJobId(voice.key));
const ids = sandbox.voices().map(({ voice }) => voice.id);
assert.deepEqual([[voiceOf(done)?.id], cloneErrorOf(done)], [ids, undefined]);
console.log("a job in Redis: added once, made, and read back");

await Promise.all([worker.close(), events.close()]);
await queue.close();
await connection.quit();
await sandbox.close();
