import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "oasdiff",
  proves: "our verdict on every edit of a document is oasdiff's too, or differs for a reason that is written down",
  run: program("run.ts", import.meta),
};
