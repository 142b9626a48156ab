import { existsSync, readdirSync } from "node:fs";
import type { Proof } from "./proof.ts";

const folder = new URL("../proofs/", import.meta.url);

/** Every suite that there is, by name. */
export async function allProofs(): Promise<readonly Proof[]> {
  const names = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/proof.ts`, folder)));
  return Promise.all(names.sort().map((name) => loaded(name).catch((error: unknown) => unusable(name, error))));
}

async function loaded(name: string): Promise<Proof> {
  const { proof } = (await import(new URL(`${name}/proof.ts`, folder).href)) as { proof?: Proof };
  if (proof === undefined) throw new Error("It exports no `proof`.");
  if (proof.name !== name) throw new Error(`It calls itself ${JSON.stringify(proof.name)}.`);
  return proof;
}

/** A suite that fails, so that the others can run. */
const unusable = (name: string, cause: unknown): Proof => ({
  name,
  proves: `nothing: scripts/src/proofs/${name}/proof.ts cannot be used`,
  async run() {
    throw cause;
  },
});
