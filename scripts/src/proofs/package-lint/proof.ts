import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "package-lint",
  proves: "each tarball is sound for installers, compilers and bundlers: files, types, licences, sizes",
  needsBuild: true,
  run: program("run.ts", import.meta),
};
