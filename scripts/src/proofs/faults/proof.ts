import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "faults",
  proves: "every promise holds under every fault at every provider, on Node 22, 24 and 26, Bun and Deno",
  run: program("run.ts", import.meta),
};
