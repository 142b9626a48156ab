import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "crash",
  proves: "a batch that is killed at random moments makes one voice of each row, and knows it in the end",
  run: program("run.ts", import.meta),
};
