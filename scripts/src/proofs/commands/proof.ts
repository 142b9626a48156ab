import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "commands",
  proves: "every command of the repository answers --help with 0, and says what is wrong with what it does not know",
  run: program("run.ts", import.meta),
};
