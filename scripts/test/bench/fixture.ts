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
