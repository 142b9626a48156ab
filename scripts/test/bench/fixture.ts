import { type Report, reportOf } from "../../src/bench/report/report.ts";
import type { Samples } from "../../src/bench/report/samples.ts";

/** A report of made-up measurements. */
export const reportFrom = (samples: readonly Samples[], quick = false): Report =>
  reportOf(
    {
      date: "2030-01-02T03:04:05.000Z",
      commit: "0123456789ab",
      quick,
      machine: { processor: "Abacus", cores: 2, memoryGb: 8, system: "Linux 1", node: "v24.21.0", load: 1 },
    },
    samples,
  );

export const json = "serialise.inworld.500 kB";
export const made: readonly Samples[] = [
  { measure: "bundle.both", subject: "by hand", values: [593] },
  { measure: "bundle.both", subject: "clone-core", values: [7000] },
  { measure: json, subject: "by hand", values: [100, 200, 300, 400, 500] },
  { measure: json, subject: "our clients", values: [260, 500, 720, 1000, 1500] },
  { measure: json, subject: "clone-core", values: [190, 380, 570, 760, 950] },
  { measure: "repository.generate", subject: "repository", values: [1000, 1200, 1100] },
];

/** Made-up times and peaks of samples out of recordings. */
export const prepared: readonly Samples[] = [
  { measure: "prepare.time.mp3", subject: "ffmpeg", values: [100, 50, 70] },
  { measure: "prepare.time.mp3", subject: "prepareSample, warm", values: [200, 100, 140] },
  { measure: "prepare.time.mp3", subject: "prepareSample, own process", values: [300, 150, 210] },
  { measure: "prepare.memory.mp3", subject: "ffmpeg", values: [50e6] },
  { measure: "prepare.memory.mp3", subject: "prepareSample, own process", values: [80e6] },
  { measure: "prepare.time.long-mp3", subject: "ffmpeg", values: [3000] },
  { measure: "prepare.time.long-mp3", subject: "prepareSample, own process", values: [9000] },
];

/** Made-up jobs a second through one worker of a queue. */
export const queued: readonly Samples[] = [
  { measure: "queue.everysec", subject: "empty", values: [1000, 2000, 3000] },
  { measure: "queue.everysec", subject: "by hand", values: [100, 50, 70] },
  { measure: "queue.everysec", subject: "clone-queue", values: [80, 40, 56] },
];
