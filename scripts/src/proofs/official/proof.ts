import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "official",
  proves:
    "the services' own clients clone in the sandbox as at the service, and packages that speak take a cloned voice's id",
  run: program("run.ts", import.meta),
};
