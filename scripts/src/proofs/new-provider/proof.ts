import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "new-provider",
  proves: "new-provider makes a working client of a made-up vendor's page, and it keeps every promise as a provider",
  run: program("run.ts", import.meta),
};
