import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { type AccountLimits, type AddCloneOptions, type CloneQueue, limitQueue } from "@org/clone-queue";
import { type RecordedRequest, type Sandbox, type SandboxOptions, startSandbox } from "@org/voices-mock";
import { Queue } from "bullmq";
import { silentWav } from "../../workspace/made-up/silent-wav.ts";
import type { RedisServer } from "./redis-server.ts";
import { madeUpKeys, type WorkerConfig, workerHeader } from "./worker-config.ts";
import type { WorkerProcess } from "./worker-process.ts";

/** What every case works with. */
export interface Bench {
  readonly folder: string;
  readonly redis: RedisServer;
  startWorker(config: WorkerConfig): WorkerProcess;
}

/** A request at the sandbox, and when it arrived there, in milliseconds. */
export interface Arrival {
  readonly at: number;
  readonly request: RecordedRequest;
}

/** A sandbox with a queue for each service, and everything that is closed with them. */
export class Scene {
  readonly bench: Bench;
  readonly sandbox: Sandbox;
  readonly queues: Readonly<Record<"cartesia" | "inworld", CloneQueue>>;
  readonly arrivals: Arrival[];
  readonly #workers = new Set<WorkerProcess>();

  private constructor(bench: Bench, sandbox: Sandbox, queues: Scene["queues"], arrivals: Arrival[]) {
    this.bench = bench;
    this.sandbox = sandbox;
    this.queues = queues;
    this.arrivals = arrivals;
  }

  static async open(bench: Bench, name: string, options: SandboxOptions, limits: AccountLimits): Promise<Scene> {
    const arrivals: Arrival[] = [];
    const sandbox = await startSandbox({
      ...options,
      onRequest: (request) => arrivals.push({ at: performance.now(), request }),
    });
    const open = async (service: string): Promise<CloneQueue> => {
      const connection = bench.redis.connect();
      connection.on("error", () => {});
      const queue: CloneQueue = new Queue(`${name}-${service}`, { connection });
      queue.on("error", () => {});
      await limitQueue(queue, limits);
      return queue;
    };
    const queues = { cartesia: await open("cartesia"), inworld: await open("inworld") };
    return new Scene(bench, sandbox, queues, arrivals);
  }

  /** Requests for a new voice, in the order in which they came. */
  get sends(): Arrival[] {
    return this.arrivals.filter(({ request }) => request.operation === "clone");
  }

  /** Whether a worker sent a request for a voice within the last milliseconds. */
  hasSent({ id }: WorkerProcess, withinMs: number): boolean {
    const since = performance.now() - withinMs;
    const last = this.sends.findLast(({ request }) => request.headers[workerHeader] === id);
    return last !== undefined && last.at > since;
  }

  get looks(): number {
    return this.arrivals.filter(({ request }) => request.operation === "list").length;
  }

  /** A worker process for both queues. */
  worker(config: Partial<WorkerConfig> = {}): WorkerProcess {
    const { queues, sandbox, bench } = this;
    const worker = bench.startWorker({
      redisPort: bench.redis.port,
      queues: [
        { name: queues.cartesia.name, service: "cartesia", url: sandbox.cartesiaUrl },
        { name: queues.inworld.name, service: "inworld", url: sandbox.inworldUrl },
      ],
      ...{ concurrency: 4, timeoutMs: 2_500, absentAfterMs: 7_000, lockDuration: 2_000 },
      ...config,
    });
    this.#workers.add(worker);
    return worker;
  }

  async end(worker: WorkerProcess, signal: "SIGTERM" | "SIGKILL"): Promise<number | null> {
    this.#workers.delete(worker);
    return worker.end(signal);
  }

  /** What a key's job is made of; its recording is a file of its own. */
  order(service: "cartesia" | "inworld", key: string): AddCloneOptions {
    const samples = join(this.bench.folder, "samples");
    const path = join(samples, `${encodeURIComponent(key)}.wav`);
    mkdirSync(samples, { recursive: true });
    writeFileSync(path, silentWav(400));
    const made = { cartesia, inworld }[service]({ apiKey: madeUpKeys[service] });
    return { key, provider: made, name: `Voice ${key}`, language: "en", sample: path } as AddCloneOptions;
  }

  /** The ids of the voices that bear a key, as the sandbox has them. */
  bearing(key: string): string[] {
    return this.sandbox.voices().flatMap((one) => {
      if (one.service === "cartesia") return one.voice.description.includes(`[key:${key}]`) ? [one.voice.id] : [];
      return one.voice.tags?.includes(`key:${key}`) ? [one.voice.voiceId] : [];
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker.end("SIGKILL")));
    for (const queue of Object.values(this.queues)) {
      const client = await queue.getBackend().client;
      await queue.close();
      client.disconnect();
    }
    await this.sandbox.close();
  }
}

/** Resolves when something is so, and rejects when that takes too long: what has to happen elsewhere tells nobody. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`after ${withinMs / 1000} s not yet so: ${what}`);
    await pause(50);
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
