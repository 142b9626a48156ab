import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "recordings",
  proves:
    "of recordings of every kind a sample is made that holds the speech as ffmpeg decodes it, and that both mocks take",
  longArgs: ["--damaged", "10000"],
  run: program("run.ts", import.meta),
};
