import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "new-provider",
  proves:
    "documents of every shape that vendors publish become clients and providers that keep every promise, or are refused by name",
  run: program("run.ts", import.meta),
};
