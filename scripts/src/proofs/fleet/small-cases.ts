import { createHash, randomUUID } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { addClone, type CloneJob, cloneErrorOf, cloneJobId, voiceOf } from "@org/clone-queue";
import { Worker } from "bullmq";
import { fleetOf } from "../../../../packages/clone-queue/src/work/fleet.ts";
import { silentWav } from "../../workspace/made-up/silent-wav.ts";
import { type Bench, pause, Scene, until } from "./scene.ts";
import type { WorkerConfig } from "./worker-config.ts";
import type { WorkerProcess } from "./worker-process.ts";

/** Something that may happen to a job, and how it must end. */
export interface Case {
  readonly name: string;
  run(bench: Bench): Promise<{ readonly right: boolean; readonly end: string }>;
}

/** One job at Inworld, and what may be done to it. */
interface Story {
  readonly scene: Scene;
  readonly key: string;
  readonly path: string;
  add(): Promise<CloneJob>;
  /** The job as Redis has it now. */
  job(): Promise<CloneJob>;
  ended(): Promise<void>;
  /** Starts a worker and kills it while its request is on its way. */
  killedWhileSending(config?: Partial<WorkerConfig>): Promise<void>;
}

const service = "inworld";
const latencyMs = 300;

function story(
  name: string,
  tell: (story: Story) => Promise<Record<string, readonly [is: unknown, shouldBe: unknown]>>,
  listLagMs = 0,
): Case {
  return {
    name,
    async run(bench) {
      const id = name.replaceAll(/\W+/g, "-");
      const lag = listLagMs > 0 ? { listLag: { ms: listLagMs } } : {};
      const scene = await Scene.open(bench, id, { latencyMs, ...lag }, { concurrency: 4 });
      const key = `${id.slice(0, 50)}:1`;
      const order = scene.order(service, key);
      const queue = scene.queues[service];
      const job = async (): Promise<CloneJob> => {
        const found = await queue.getJob(cloneJobId(key));
        if (found === undefined) throw new Error("the job is lost");
        return found;
      };
      try {
        const outcome = await tell({
          ...{ scene, key, path: String(order.sample), job },
          add: () => addClone(queue, order),
          ended: () => until(`${name}: the job has ended`, async () => (await job()).finishedOn !== undefined),
          async killedWhileSending(config) {
            const worker = scene.worker(config);
            await until("the request is on its way", () => scene.hasSent(worker, latencyMs));
            await scene.end(worker, "SIGKILL");
          },
        });
        const wrong = Object.entries(outcome).filter(([, [is, shouldBe]]) => String(is) !== String(shouldBe));
        const told = Object.entries(outcome).map(([what, [is]]) => `${what} ${is}`);
        const why = wrong.map(([what, [is, shouldBe]]) => `${what} is ${is} and should be ${shouldBe}`);
        return { right: wrong.length === 0, end: (wrong.length === 0 ? told : why).join(", ") };
      } finally {
        await scene.close();
      }
    },
  };
}

/** What counts in the end: requests, voices, and whether the job knows its voice. */
async function verdict({ scene, key, job }: Story) {
  const ids = scene.bearing(key);
  return {
    requests: [scene.sends.length, 1],
    voices: [ids.length, 1],
    "the job's own": [voiceOf(await job())?.id === ids[0], true],
  } as const;
}

const hashOf = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");
const sentHash = ({ sends }: Scene): string | undefined => sends.at(-1)?.request.audio[0]?.sha256;

export const smallCases: readonly Case[] = [
  story("added twice", async (told) => {
    const { scene, add, ended } = told;
    const [first, second] = await Promise.all([add(), add()]);
    scene.worker();
    await ended();
    const third = await add();
    return { ...(await verdict(told)), jobs: [new Set([first.id, second.id, third.id]).size, 1] };
  }),
  story("its event loop stands still while the request is on its way", async (told) => {
    const { scene, add, ended } = told;
    const stuck = scene.worker({ standsStill: { when: "sending", ms: 6_000 } });
    await add();
    await stuck.said("stands still");
    scene.worker();
    await ended();
    await stuck.said("error");
    return verdict(told);
  }),
  story(
    "its event loop stands still before the request",
    async (told) => {
      const { scene, add, ended } = told;
      const stuck = scene.worker({ standsStill: { when: "loading", ms: 6_000 } });
      await add();
      await stuck.said("stands still");
      scene.worker();
      await ended();
      // It says so once it has woken and found that the job is another's.
      await stuck.said("error");
      await pause(latencyMs * 3);
      return verdict(told);
    },
    // No look of the first worker's shows it the voice that the other one made.
    30_000,
  ),
  story(
    "clocks that are 20 minutes apart",
    async (told) => {
      const { scene, add, ended, killedWhileSending } = told;
      await add();
      await killedWhileSending({ clockOffMs: -10 * 60_000 });
      scene.worker({ clockOffMs: 10 * 60_000 });
      await ended();
      return verdict(told);
    },
    3_000,
  ),
  story("an answer that is lost", async (told) => {
    const { scene, add, ended } = told;
    await add();
    scene.worker({ firstAnswer: "answerLost" });
    await ended();
    return verdict(told);
  }),
  story("a quota that is used up", async (told) => {
    const { scene, add, ended, job } = told;
    const queue = scene.queues[service];
    await add();
    const worker = scene.worker({ firstAnswer: "quotaExceeded" });
    await until("the queue is paused", () => queue.isPaused());
    await until("the job is back", async () => ["waiting", "paused"].includes(await (await job()).getState()));
    const code = cloneErrorOf(await job())?.code;
    await queue.resume();
    await ended();
    await scene.end(worker, "SIGKILL");
    return { ...(await verdict(told)), requests: [scene.sends.length, 2], "the error before": [code, "quota"] };
  }),
  story("a sample that vanished", async ({ scene, path, add, ended, job }) => {
    await add();
    rmSync(path);
    scene.worker();
    await ended();
    const error = cloneErrorOf(await job());
    return {
      requests: [scene.sends.length, 0],
      attempts: [(await job()).attemptsMade, 1],
      error: [`${error?.code} ${error?.outcome}`, "invalid_input not_created"],
    };
  }),
  story("a sample that vanished after the request left", async (told) => {
    const { scene, path, add, ended, killedWhileSending } = told;
    await add();
    await killedWhileSending();
    rmSync(path);
    scene.worker();
    await ended();
    return verdict(told);
  }),
  story("another recording behind the reference", async (told) => {
    const { scene, path, add, ended } = told;
    await add();
    writeFileSync(path, silentWav(999));
    scene.worker();
    await ended();
    return { ...(await verdict(told)), "the new recording": [sentHash(scene) === hashOf(path), true] };
  }),
  story("another recording after the request left", async (told) => {
    const { scene, path, add, ended, killedWhileSending } = told;
    await add();
    const first = hashOf(path);
    await killedWhileSending();
    writeFileSync(path, silentWav(999));
    scene.worker();
    await ended();
    return { ...(await verdict(told)), "the first recording": [sentHash(scene) === first, true] };
  }),
  story("a record that comes too late, when another worker has the job", async (told) => {
    const { scene, add, job } = told;
    const queue = scene.queues[service];
    await add();
    const reader = new Worker(queue.name, null, { connection: queue.opts.connection, autorun: false });
    const [mine, others] = [`${randomUUID()}`, `${randomUUID()}`];
    const active = await reader.getNextJob(mine);
    await reader.close();
    if (active === undefined) throw new Error("there is no job to take");
    const write = (token: string, leftAt: number): Promise<string> =>
      fleetOf(queue)
        .write(active, token, { ...active.data, leftAt })
        .then(
          () => "written",
          (error: Error) => error.message.replace(/.* (lost its lock),.*/, "$1"),
        );
    const results = [await write(mine, 1), await write(others, 2)];
    return { writes: [results, ["written", "lost its lock"]], record: [(await job()).data.leftAt, 1] };
  }),
  story("SIGTERM while the request is on its way", async (told) => {
    const { scene, add, job } = told;
    await add();
    const worker: WorkerProcess = scene.worker();
    await until("the request is on its way", () => scene.hasSent(worker, latencyMs));
    const code = await scene.end(worker, "SIGTERM");
    return { ...(await verdict(told)), "exit code": [code, 0], state: [await (await job()).getState(), "completed"] };
  }),
];
