import type { CloneJob, CloneJobData, CloneJobResult, CloneProgress } from "../src/index.ts";
import type { Fleet } from "../src/work/fleet.ts";
import { cloneProcessor } from "../src/work/processor.ts";
import type { ActiveJob } from "../src/work/running-job.ts";
import { type CloneWorkerOptions, workerSettings } from "../src/work/settings.ts";
import { recording, type Service } from "./service.ts";

/** A Redis whose clock a test sets, and that remembers what it was told. */
export class HandMadeFleet implements Fleet {
  time = 1_000_000;
  limitedMs: number | undefined;
  paused = false;
  async now(): Promise<number> {
    return this.time;
  }
  async write(job: Parameters<Fleet["write"]>[0], _token: string, data: CloneJobData): Promise<void> {
    await (job as HandMadeJob).updateData(data);
  }
  async limit(ms: number): Promise<void> {
    this.limitedMs = ms;
  }
  async pause(): Promise<void> {
    this.paused = true;
  }
}

/** A job as BullMQ hands it over, without Redis behind it. */
export class HandMadeJob {
  readonly id = "order-1";
  data: CloneJobData;
  readonly progress: CloneProgress[] = [];
  /** Everything that Redis would have seen of it, as text. */
  written = "";
  delayedMs: number | undefined;
  isBack = false;
  /** Whether this worker holds the job's lock; a function is asked each time. */
  holds: () => boolean = () => true;
  returnvalue: CloneJobResult | undefined = undefined;
  failedReason = "";
  timestamp = 0;

  constructor(data: Partial<CloneJobData> = {}) {
    this.data = { key: "order-1", provider: "inworld", name: "Ada", language: "en-US", sample: "ada.wav", ...data };
  }
  async updateData(data: CloneJobData): Promise<void> {
    const text = JSON.stringify(data);
    this.written += text;
    this.data = JSON.parse(text);
  }
  async updateProgress(progress: CloneProgress): Promise<void> {
    this.progress.push(progress);
  }
  async extendLock(): Promise<number> {
    return this.holds() ? 1 : 0;
  }
  async moveToDelayed(timestamp: number): Promise<void> {
    this.delayedMs = timestamp - Date.now();
  }
  async moveToWait(): Promise<number> {
    this.isBack = true;
    return 0;
  }
  /** As the functions that read results take it. */
  get read(): CloneJob {
    return this as unknown as CloneJob;
  }
}

/** An answer of Redis that a test keeps back. */
export function held(): { readonly answer: Promise<void>; give(): void } {
  let give = (): void => {};
  const answer = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { answer, give: () => give() };
}

/** Resolves when whatever can go on has gone on: nothing here waits for a timer or a socket. */
export async function idle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Runs a job once; what BullMQ would be told is the result. */
export async function run(
  job: HandMadeJob,
  service: Service,
  fleet = new HandMadeFleet(),
  options: Partial<CloneWorkerOptions> = {},
  signal?: AbortSignal,
): Promise<CloneJobResult | Error> {
  const settings = workerSettings({ providers: [service.provider], loadSample: () => recording, ...options });
  try {
    const result = await cloneProcessor(settings, fleet)(job as unknown as ActiveJob, "token", signal);
    job.returnvalue = JSON.parse(JSON.stringify(result));
    return result;
  } catch (error) {
    job.failedReason = (error as Error).message;
    job.written += `${job.failedReason}${(error as Error).stack}`;
    return error as Error;
  }
}
