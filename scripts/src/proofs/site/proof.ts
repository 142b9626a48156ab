import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "site",
  proves:
    "the site builds, all its links lead somewhere, and it reads, searches and fits in a real browser, light and dark",
  run: program("run.ts", import.meta),
};
