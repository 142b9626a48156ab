import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Samples } from "../report/samples.ts";
import { type Contender, contendersFor, type Scope, scopes } from "../setup/contenders.ts";
import type { Workbench } from "../setup/workbench.ts";
import { interleave } from "./interleave.ts";

type Name = `${Scope} ${Contender}` | "empty";

/** Milliseconds of a process that imports a program, beyond those of one that does nothing, round by round. */
export async function coldImports({ folder, program }: Workbench, rounds: number): Promise<Samples[]> {
  const empty = join(folder, "empty.mjs");
  writeFileSync(empty, "");
  const measured = new Map<Name, () => number>([["empty", () => timeOf(empty)]]);
  for (const scope of scopes) {
    for (const contender of contendersFor(scope)) {
      measured.set(`${scope} ${contender}`, () => timeOf(program(contender, scope)));
    }
  }
  const times = await interleave(rounds, measured);
  const idle = times.get("empty") ?? [];
  return scopes.flatMap((scope) =>
    contendersFor(scope).map((contender) => {
      const own = times.get(`${scope} ${contender}`) ?? [];
      const values = own.map((time, round) => time - (idle[round] ?? Number.NaN));
      return { measure: `import.${scope}`, subject: contender, values };
    }),
  );
}

function timeOf(file: string): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [file]);
  const time = performance.now() - began;
  if (status !== 0) throw new Error(`${file} failed: ${stderr}`);
  return time;
}
