export {
  type AccountLimits,
  type AccountQueueOptions,
  cartesiaLimits,
  cartesiaQueue,
  inworldLimits,
  inworldQueue,
  limitQueue,
} from "./account-queue.ts";
export { type AddCloneOptions, addClone, type CloneJobInit, type CloneJobOptions, cloneJob } from "./add-clone.ts";
export { createCloneWorker } from "./clone-worker.ts";
export type {
  CloneErrorData,
  CloneJob,
  CloneJobData,
  CloneJobResult,
  CloneProgress,
  CloneQueue,
  Json,
} from "./job/job-data.ts";
export { cloneJobId } from "./job/job-id.ts";
export { type ClonedVoice, cloneErrorOf, voiceOf } from "./job/results.ts";
export type { CloneQueueEvent, CloneWorkerOptions } from "./work/settings.ts";
