import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "peers",
  proves:
    "the README's table of what the vendors' own clients, openapi-fetch and clone-core do when something goes wrong",
  run: program("run.ts", import.meta),
};
