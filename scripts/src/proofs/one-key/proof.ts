import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "one-key",
  proves:
    "two processes that use one idempotency key at the same moment make two voices at most, and the next call names both",
  run: program("run.ts", import.meta),
};
