import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "packed",
  proves: "the packages, packed and installed by npm in a fresh folder, clone and queue in people's own surroundings",
  needsBuild: true,
  run: program("run.ts", import.meta),
};
