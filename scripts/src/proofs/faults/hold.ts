import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { startFaults } from "@org/voices-mock/faults";
import { finished, type Observed } from "./observed.ts";
import type { Runtime } from "./runtimes.ts";

/** What one worker is asked for. */
export interface Holding {
  readonly runtime: Runtime;
  /** The worker's bundle. */
  readonly worker: string;
  readonly provider: string;
  /** Only promises whose sentence has this in it; all of them where it is empty. */
  readonly only: string;
  /** Hears of each promise as it is held. */
  readonly onObserved?: () => void;
}

/** Holds a provider to its promises on a runtime, against a server of faults of its own. */
export async function holdToPromises({ runtime, worker, provider, only, onObserved }: Holding): Promise<Observed[]> {
  const faults = await startFaults();
  try {
    return await observedOn(runtime, worker, { PROVIDER: provider, FAULTS: faults.url, ONLY: only }, onObserved);
  } finally {
    await faults.close();
  }
}

/** Runs a worker on a runtime, with these in its environment, and returns what it tells and what it shows. */
export async function observedOn(
  runtime: Runtime,
  worker: string,
  env: Readonly<Record<string, string>>,
  onObserved?: () => void,
): Promise<Observed[]> {
  const child = spawn(runtime.program, [...runtime.parameters, worker], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      ...env,
      NODE_OPTIONS: "",
      // A zone in which a date that is taken for local time is hours away.
      TZ: "Asia/Kolkata",
      // Nothing here asks anybody but this machine.
      DENO_NO_UPDATE_CHECK: "1",
      DO_NOT_TRACK: "1",
    },
  });
  const ended = once(child, "exit");
  const complaints = text(child.stderr);
  const { observed, whole } = await toldBy(child.stdout, onObserved);
  const [code] = await ended;
  return [...observed, ...verdictOn(await complaints, whole ? 0 : (code ?? "a signal"))];
}

/** What a worker tells, line by line, and whether it came to its end. */
export async function toldBy(
  lines: Readable,
  onObserved?: () => void,
): Promise<{ readonly observed: readonly Observed[]; readonly whole: boolean }> {
  const observed: Observed[] = [];
  let whole = false;
  for await (const line of createInterface(lines)) {
    const told: Observed | typeof finished = JSON.parse(line);
    if (told === finished) whole = true;
    else observed.push(told);
    onObserved?.();
  }
  return { observed, whole };
}

/** What the process itself shows: that it lived to the end, and that what the runtime wrote carries no key. */
export function verdictOn(complaints: string, ended: unknown): Observed[] {
  return [
    {
      promise: "does not end the process",
      broken: ended === 0 ? [] : [`it ended with ${ended} before the last promise: ${complaints.slice(-2000)}`],
    },
    {
      promise: "writes no key to standard error",
      broken: /bmFtZS1vZi1rZXk6|name-of-key|secret-of-key/.test(complaints) ? ["the key stands there"] : [],
    },
  ];
}
