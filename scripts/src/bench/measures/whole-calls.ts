import type { Samples } from "../report/samples.ts";
import { services } from "../setup/contenders.ts";
import type { Workbench } from "../setup/workbench.ts";
import { rates } from "./rate.ts";

/** Whole calls a second with a 500 kB clip, to a server on this machine in a process of its own. */
export async function wholeCalls(bench: Workbench, baseUrl: string, rounds: number): Promise<Samples[]> {
  const samples: Samples[] = [];
  for (const service of services) {
    const measure = `calls.${service}`;
    samples.push(...(await rates(bench, { measure, service, bytes: 500_000, baseUrl, rounds, milliseconds: 300 })));
  }
  return samples;
}
