import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "types",
  proves: "what consumers write compiles against the packed packages with every TypeScript, resolution and library set",
  needsBuild: true,
  run: program("run.ts", import.meta),
};
