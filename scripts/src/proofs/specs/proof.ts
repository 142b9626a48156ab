import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "specs",
  proves:
    "specs:update carries changed pages through to changesets, or leaves all as it was, and no document costs hours",
  run: program("run.ts", import.meta),
};
