import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "queue-example",
  proves: "the example of a queue makes a voice of an upload, and its page follows the job in a real browser",
  run: program("run.ts", import.meta),
};
