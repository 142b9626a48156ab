import type { CloneEvent } from "@org/clone-core";
import type { OutputStream } from "../command-io.ts";
import type { CloneTarget } from "../targets/target.ts";
import { LiveLines } from "./live-lines.ts";

/** Often enough to look alive, and seldom enough that hardly any drawing meets a resize half done. In milliseconds. */
const redrawMs = 1000;
const spinner = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

/** One line for each provider that has not answered yet, on a terminal; nothing anywhere else. */
export interface Progress {
  begin(targets: readonly CloneTarget[]): void;
  event(event: CloneEvent): void;
  /** Does what writes elsewhere on the terminal while the lines are away. */
  around(write: () => void): void;
  end(): void;
}

/** Draws progress on a stream that is a terminal, unless it is to be silent. */
export function progressOn(stream: OutputStream, silent: boolean): Progress {
  if (silent || stream.isTTY !== true) return { begin() {}, event() {}, around: (write) => write(), end() {} };
  const lines = new LiveLines(stream);
  const doing = new Map<string, string>();
  let startedAt = 0;
  let turns = 0;
  let timer: NodeJS.Timeout | undefined;

  const draw = (): void => {
    const seconds = Math.floor((performance.now() - startedAt) / 1000);
    const mark = spinner[turns++ % spinner.length];
    const width = Math.max(0, ...[...doing.keys()].map(({ length }) => length));
    lines.draw([...doing].map(([provider, what]) => `${mark} ${provider.padEnd(width)}  ${what}, ${seconds} s`));
  };
  const stop = (): void => {
    clearInterval(timer);
    stream.removeListener("resize", draw);
    lines.clear();
  };

  return {
    begin(targets) {
      startedAt = performance.now();
      for (const { name } of targets) doing.set(name, "preparing");
      draw();
      timer = setInterval(draw, redrawMs).unref();
      stream.on("resize", draw);
    },
    event(event) {
      if (event.type === "settled") doing.delete(event.provider);
      else doing.set(event.provider, whatHappens(event));
      draw();
    },
    around(write) {
      lines.clear();
      write();
      draw();
    },
    end() {
      doing.clear();
      stop();
    },
  };
}

function whatHappens(event: Exclude<CloneEvent, { type: "settled" }>): string {
  if (event.type === "look_up_ended") return "waiting";
  if (event.type === "look_up_started") {
    return event.when === "before_sending" ? "looking for the voice of the key" : "looking whether the voice was made";
  }
  if (event.type === "retry_scheduled") return `waiting before attempt ${event.attempt + 1}`;
  return event.attempt === 1 ? "waiting for an answer" : `waiting for an answer to attempt ${event.attempt}`;
}
