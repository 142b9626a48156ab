import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "audio",
  proves:
    "recordings are read as ffprobe, soxi and ffmpeg read them, and bombs and 20,000 damaged files end within bounds",
  run: program("run.ts", import.meta),
};
