import { suiteUsage } from "../../prove/proof.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { runTests } from "../../workspace/programs/run-tests.ts";
import { proof } from "./proof.ts";

commandLine(suiteUsage(proof), {});
runTests("src/proofs/commands/tests");
