import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "studio",
  proves: "the studio's page records, prepares, clones and manages voices in a real browser, and opens to nobody else",
  run: program("run.ts", import.meta),
};
