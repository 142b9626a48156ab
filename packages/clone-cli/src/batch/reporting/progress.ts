import type { OutputStream } from "../../command-io.ts";
import { LiveLines } from "../../report/live-lines.ts";
import type { Pace } from "../sending/pace.ts";
import { type BatchProvider, leftOf } from "../sending/provider.ts";

/** Often enough to look alive on a terminal, in milliseconds. */
const redrawMs = 200;
/** Seldom enough for a log, in milliseconds. */
const plainMs = 10_000;

/** One line for each provider of a batch: redrawn on a terminal, written now and then elsewhere. */
export interface BatchProgress {
  begin(providers: readonly (readonly [BatchProvider, Pace])[]): void;
  /** Does what writes elsewhere on the terminal while the lines are away. */
  around(write: () => void): void;
  /** Takes the lines away. */
  end(): void;
}

export function batchProgress(stream: OutputStream, silent: boolean): BatchProgress {
  const live = !silent && stream.isTTY === true ? new LiveLines(stream) : undefined;
  let providers: readonly (readonly [BatchProvider, Pace])[] = [];
  let startedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  const texts = (): string[] =>
    providers.map(([provider, pace]) => progressLine(provider, pace, performance.now() - startedAt));
  const draw = (): void => live?.draw(texts());
  return {
    begin(some) {
      providers = some;
      startedAt = performance.now();
      if (silent) return;
      draw();
      if (live) stream.on("resize", draw);
      const tell = live ? draw : (): void => texts().forEach((text) => void stream.write(`${text}\n`));
      timer = setInterval(tell, live ? redrawMs : plainMs).unref();
    },
    around(write) {
      live?.clear();
      write();
      if (timer !== undefined) draw();
    },
    end() {
      clearInterval(timer);
      timer = undefined;
      stream.removeListener("resize", draw);
      live?.clear();
    },
  };
}

/** `inworld  120/500  5.0/min  118 done, 1 failed, 1 unknown, 1:16:00 left` */
export function progressLine(provider: BatchProvider, pace: Pick<Pace, "waitMs" | "intervalMs">, ms: number): string {
  const { target, pending, created, failed, unknown, stopped, waitsUntil } = provider;
  const settled = created + failed + unknown;
  const perMs = settled / Math.max(1, ms);
  const left = leftOf(provider);
  // What the pace allows counts from the beginning; what was measured, once there is something to measure.
  const leftMs = Math.max(left * pace.intervalMs, perMs > 0 ? left / perMs : 0);
  const time =
    left === 0 ? "" : settled === 0 && pace.intervalMs === 0 ? ", time left unknown" : `, ${clock(leftMs)} left`;
  const wait = left > 0 && pace.waitMs > pace.intervalMs + 1000 ? `, waiting ${Math.ceil(pace.waitMs / 1000)} s` : "";
  const going =
    waitsUntil === undefined
      ? `${time}${wait}`
      : `, looking, ${clock(Math.max(0, waitsUntil - performance.now()))} left`;
  const state = stopped === undefined ? going : ", stopped";
  const counts = `${created} done, ${failed} failed, ${unknown} unknown`;
  return `${target.name.padEnd(8)}  ${settled}/${pending}  ${(perMs * 60_000).toFixed(1)}/min  ${counts}${state}`;
}

/** `1:05` or `1:16:00` */
export function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}
