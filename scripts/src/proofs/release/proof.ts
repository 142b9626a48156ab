import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "release",
  proves: "a release reaches a registry on this machine, and four package managers install and use it",
  run: program("run.ts", import.meta),
};
