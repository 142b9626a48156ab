/** What a worker process is told. */
export interface WorkerConfig {
  readonly redisPort: number;
  /** The queues that it works for: each its own account. */
  readonly queues: readonly { readonly name: string; readonly service: "cartesia" | "inworld"; readonly url: string }[];
  readonly concurrency: number;
  readonly timeoutMs: number;
  readonly absentAfterMs: number;
  readonly lockDuration: number;
  /** By how much its clock is wrong, in milliseconds. */
  readonly clockOffMs?: number;
  /** When its event loop stands still, and for how long: while its first sample is loaded, or its first request is on its way. */
  readonly standsStill?: { readonly when: "loading" | "sending"; readonly ms: number };
  readonly firstAnswer?: FirstAnswer;
}

/** What the sandbox does with the first request for a voice that a worker sends. */
type FirstAnswer = "rateLimited" | "quotaExceeded" | "answerLost";

/** What a worker process says: that it takes jobs, or what it does. */
export type WorkerMessage =
  | { readonly type: "ready" }
  | { readonly type: "stands still" }
  | { readonly type: "limited"; readonly at: number }
  | { readonly type: "error"; readonly message: string };

/** Made-up keys: whoever finds them in Redis found a leak. */
export const madeUpKeys = { cartesia: "sk_car_fleet_made_up_key", inworld: "ZmxlZXQtbWFkZTp1cC1rZXk=" } as const;

/** Names the process that a request came from. */
export const workerHeader = "x-fleet-worker";
