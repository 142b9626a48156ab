// Imported before everything else, so that whoever asks for the time gets the wrong one.
import type { WorkerConfig } from "./worker-config.ts";

const { clockOffMs = 0 } = JSON.parse(process.env["FLEET_WORKER"] ?? "{}") as Partial<WorkerConfig>;
const RealDate = Date;

if (clockOffMs !== 0) {
  globalThis.Date = class extends RealDate {
    constructor(...args: [] | [number | string | Date]) {
      if (args.length === 0) super(RealDate.now() + clockOffMs);
      else super(...args);
    }
    static override now(): number {
      return RealDate.now() + clockOffMs;
    }
  } as DateConstructor;
}
