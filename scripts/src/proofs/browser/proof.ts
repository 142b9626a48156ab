import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "browser",
  proves: "the mock answers in a real browser, in a page that clones at both providers",
  run: program("run.ts", import.meta),
};
