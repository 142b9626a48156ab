import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "packed",
  proves:
    "the packages, packed and installed by npm in a fresh folder, do what every recipe says, in the test environments that people have, and make a voice from a job in Redis",
  needsBuild: true,
  run: program("run.ts", import.meta),
};
