import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Samples } from "../report/samples.ts";
import { type Contender, contendersFor, type Service } from "../setup/contenders.ts";
import type { Workbench } from "../setup/workbench.ts";
import { interleave } from "./interleave.ts";

/** What a program exports. */
export interface Program {
  start(baseUrl: string): (clip: Uint8Array<ArrayBuffer>) => Promise<string>;
}

/** Milliseconds. */
const warmUp = 5000;

export interface RateOptions {
  readonly measure: string;
  readonly service: Service;
  readonly bytes: number;
  /** Where requests go, or nothing: then they end with their bytes. */
  readonly baseUrl?: string;
  readonly rounds: number;
  /** How long each contender is measured in a round. */
  readonly milliseconds: number;
}

/** Clones a second, one after the other; each contender has a process of its own, and only one works at a time. */
export async function rates({ folder, program }: Workbench, options: RateOptions): Promise<Samples[]> {
  const { measure, service, bytes, baseUrl, rounds, milliseconds } = options;
  const file = join(folder, "rate-child.mjs");
  const entry = fileURLToPath(new URL("./rate-child.ts", import.meta.url));
  await build({ entryPoints: [entry], outfile: file, bundle: true, format: "esm", platform: "node" });

  const children: ChildProcess[] = [];
  try {
    const measured = new Map<Contender, () => Promise<number>>();
    for (const contender of contendersFor(service)) {
      const target =
        baseUrl === undefined ? ["https://voices.example", String(bytes), "unsent"] : [baseUrl, `${bytes}`];
      const child = fork(file, [program(contender, service), ...target]);
      children.push(child);
      await messageOf(child);
      const measureFor = async (time: number): Promise<number> => {
        child.send(time);
        return Number(await messageOf(child));
      };
      // Code and heap take their final shape only after a thousand calls or so.
      await measureFor(warmUp);
      measured.set(contender, () => measureFor(milliseconds));
    }
    const values = await interleave(rounds, measured);
    return [...values].map(([subject, perRound]) => ({ measure, subject, values: perRound }));
  } finally {
    for (const child of children) child.kill();
  }
}

/** The next message of a process; throws when it ends instead. */
export async function messageOf(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const failed = once(child, "exit", { signal: ended.signal }).then(([code]) => {
    throw new Error(`a measured process ended with ${code}: its error is above`);
  });
  try {
    const [message] = await Promise.race([once(child, "message", { signal: ended.signal }), failed]);
    return message;
  } finally {
    failed.catch(() => {});
    ended.abort();
  }
}
