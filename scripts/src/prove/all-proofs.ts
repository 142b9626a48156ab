import { existsSync, readdirSync } from "node:fs";
import type { Proof } from "./proof.ts";

const folder = new URL("../proofs/", import.meta.url);

/** Every suite that there is, by name. */
export async function allProofs(): Promise<readonly Proof[]> {
  const names = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/proof.ts`, folder)));
  return Promise.all(
    names.sort().map(async (name) => {
      const { proof } = (await import(new URL(`${name}/proof.ts`, folder).href)) as { proof: Proof };
      if (proof.name !== name) throw new Error(`scripts/src/proofs/${name}/proof.ts calls itself ${proof.name}`);
      return proof;
    }),
  );
}
