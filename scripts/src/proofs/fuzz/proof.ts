import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "fuzz",
  proves: "random calls under random faults at random moments keep every promise",
  args: ["--runs", "0", "--seed", "1"],
  longArgs: ["--runs", "60000"],
  run: program("run.ts", import.meta),
};
