import { type Proof, program } from "../../prove/proof.ts";

export const proof: Proof = {
  name: "recorder-page",
  proves: "what a real browser records becomes a voice at both providers, prepared in the page or on the server",
  run: program("run.ts", import.meta),
};
