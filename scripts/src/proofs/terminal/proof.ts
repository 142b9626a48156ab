import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "terminal",
  proves: "the command draws, shrinks and stops as it should in a terminal that tmux draws",
  run: program("run.ts", import.meta),
};
