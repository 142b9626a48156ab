import { type Command, Option } from "commander";
import { maxRetriesOption, oneProviderOption, timeoutOption } from "../options.ts";

/** Adds what every command about voices that exist takes, behind its own options. */
export const withVoicesOptions = (command: Command, timeout = "the most that a call may take"): Command =>
  command
    .option("--sandbox", "ask stand-ins here: no keys, nothing real")
    .option("--json", "print one JSON object per voice and line")
    .addOption(timeoutOption(timeout))
    .addOption(maxRetriesOption("how often what failed is asked again"))
    .addOption(new Option("--quiet", "print results and errors alone").conflicts("verbose"))
    .option("--verbose", "print each request and answer, without the key");

/** `--provider` for an id. */
export const ownerOption = (): Option =>
  oneProviderOption("whose voice it is; without it, the only one that you have a key for");
