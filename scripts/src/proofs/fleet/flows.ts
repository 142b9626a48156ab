import { cloneJob, voiceOf } from "@org/clone-queue";
import { FlowProducer, Queue, QueueEvents, Worker } from "bullmq";
import { Scene } from "./scene.ts";
import type { Case } from "./small-cases.ts";

const service = "inworld";

/** A job of another queue that waits for two voices, and what `QueueEvents` tells of them. */
export const flowCase: Case = {
  name: "a flow of two voices, heard by QueueEvents",
  async run(bench) {
    const scene = await Scene.open(bench, "flow", {}, { concurrency: 2 });
    const connection = bench.redis.connect();
    const voices = scene.queues[service];
    const events = new QueueEvents(voices.name, { connection });
    const progress = new Set<unknown>();
    events.on("progress", ({ data }) => progress.add(data));
    const album = new Worker("album", async (job) => Object.values(await job.getChildrenValues()).length, {
      connection,
    });
    const albums = new Queue("album", { connection });
    const albumEvents = new QueueEvents("album", { connection });
    const flows = new FlowProducer({ connection });
    try {
      await Promise.all([events.waitUntilReady(), albumEvents.waitUntilReady()]);
      const jobs = await Promise.all(["flow:1", "flow:2"].map((key) => cloneJob(scene.order(service, key))));
      const { job, children = [] } = await flows.add({
        ...{ name: "album", queueName: albums.name, data: {} },
        children: jobs.map((one) => ({ ...one, queueName: voices.name })),
      });
      scene.worker();
      const made = await job.waitUntilFinished(albumEvents, 30_000);
      const ids = await Promise.all(children.map(async ({ job: { id = "" } }) => await voices.getJob(id)));
      const known = ids.filter((one) => one !== undefined && voiceOf(one) !== undefined).length;
      const told = [...progress].join(", ");
      const right = made === 2 && known === 2 && told === "loading, sending, done";
      return { right, end: `${made} voices for the parent, ${known} known to their jobs, progress ${told}` };
    } finally {
      await Promise.all([album, albums, events, albumEvents, flows].map((one) => one.close()));
      connection.disconnect();
      await scene.close();
    }
  },
};
