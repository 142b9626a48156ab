import { pathToFileURL } from "node:url";
import { clipOf } from "./clip.ts";
import { type Contender, contendersFor, type Service } from "./contenders.ts";
import { interleave } from "./interleave.ts";
import type { Samples } from "./samples.ts";
import type { Workbench } from "./workbench.ts";

/** What a program exports. */
export interface Program {
  start(baseUrl: string): (clip: Uint8Array<ArrayBuffer>) => Promise<string>;
}

export interface RateOptions {
  readonly measure: string;
  readonly service: Service;
  readonly bytes: number;
  readonly baseUrl: string;
  readonly rounds: number;
  /** How long each contender is measured in a round. */
  readonly milliseconds: number;
  /** Throws when a call did not do its work. */
  readonly check?: () => void;
}

/** Clones a second, one after the other. */
export async function rates({ program }: Workbench, options: RateOptions): Promise<Samples[]> {
  const { measure, service, bytes, baseUrl, rounds, milliseconds, check } = options;
  const clip = clipOf(bytes);
  const measured = new Map<Contender, () => Promise<number>>();
  for (const contender of contendersFor(service)) {
    const { start }: Program = await import(pathToFileURL(program(contender, service)).href);
    const clone = start(baseUrl);
    measured.set(contender, async () => {
      const began = performance.now();
      let count = 0;
      do {
        const id = await clone(clip);
        if (id !== "1") throw new Error(`${contender} made the voice ${id} of another answer`);
        check?.();
        count++;
      } while (performance.now() - began < milliseconds);
      return (count * 1000) / (performance.now() - began);
    });
  }
  const values = await interleave(rounds, measured);
  return [...values].map(([subject, perRound]) => ({ measure, subject, values: perRound }));
}
