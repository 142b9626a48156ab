import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "mutation",
  proves: "at least 85 % of 2,000 ways to break clone-core and the clients are noticed by a test",
  isLong: true,
  run: program("run.ts", import.meta),
};
