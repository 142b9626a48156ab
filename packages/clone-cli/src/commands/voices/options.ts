import { type Command, Option } from "commander";
import { maxRetriesOption, oneProviderOption, timeoutOption } from "../options.ts";

/** Adds what every command about voices that exist takes, behind its own options. */
export const withVoicesOptions = (command: Command, timeout = "time limit for each voice, retries included"): Command =>
  command
    .option("--sandbox", "use the local sandbox: no keys needed, nothing real")
    .option("--json", "print one JSON object per voice and line")
    .addOption(timeoutOption(timeout))
    .addOption(maxRetriesOption("retries after a failure that may pass"))
    .addOption(new Option("--quiet", "print only results and errors").conflicts("verbose"))
    .option("--verbose", "print each request and answer, without the key");

/** `--provider` for an id. */
export const ownerOption = (): Option =>
  oneProviderOption("the provider that has the voice (default: the one that you have a key for, if it is only one)");
