import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "runtimes",
  proves:
    "the packed packages keep every promise and prepare recordings of every kind on Node, Bun, Deno, workerd and Chromium",
  needsBuild: true,
  run: program("run.ts", import.meta),
};
