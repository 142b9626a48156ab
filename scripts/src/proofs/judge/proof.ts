import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "judge",
  proves:
    "what the command sends is right by Prism's reading of the vendored documents, and the mock accepts and refuses what Prism does",
  run: program("run.ts", import.meta),
};
