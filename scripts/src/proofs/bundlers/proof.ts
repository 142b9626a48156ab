import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "bundlers",
  proves:
    "esbuild, Vite, Rollup and webpack make working programs of the packages, with nothing of the other provider in them",
  needsBuild: true,
  run: program("run.ts", import.meta),
};
