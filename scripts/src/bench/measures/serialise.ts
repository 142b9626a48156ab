import type { Samples } from "../report/samples.ts";
import { services } from "../setup/contenders.ts";
import type { Workbench } from "../setup/workbench.ts";
import { sizes } from "./clip.ts";
import { rates } from "./rate.ts";

/** Clones a second up to the bytes of the request and with a small answer read: nothing is sent. */
export async function serialised(bench: Workbench, rounds: number, wanted: readonly string[]): Promise<Samples[]> {
  const samples: Samples[] = [];
  for (const service of services) {
    for (const size of wanted) {
      const bytes = sizes[size] ?? Number.NaN;
      const measure = `serialise.${service}.${size}`;
      samples.push(...(await rates(bench, { measure, service, bytes, rounds, milliseconds: 250 })));
    }
  }
  return samples;
}
