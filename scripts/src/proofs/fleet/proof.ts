import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "fleet",
  proves: "a queue's workers make one voice of each key, whoever is killed and whatever the service's list shows",
  run: program("run.ts", import.meta),
};
