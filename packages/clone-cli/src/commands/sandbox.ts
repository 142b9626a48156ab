import type { ListLag } from "@org/voices-mock";
import type { CommandIo } from "../command-io.ts";
import type { SandboxFlags } from "../sandbox/run.ts";
import { type ExitingCommand, newCommand } from "./exiting-command.ts";
import { numberFrom, wholeNumberFrom } from "./options.ts";
import { timeFrom } from "./time.ts";

/** The longest that anybody waits for an answer, or for a list, in milliseconds. */
const mostLateMs = 600_000;

const latency = timeFrom({ least: 0, most: mostLateMs, right: "a time such as 50ms, 2s or 1m, up to 10m" });

const lagMs = timeFrom({
  least: 0,
  most: mostLateMs,
  right: "a time such as 500ms or 2s, up to 10m, or a number of list requests such as 3",
});

/** `500ms`, `2s`, or as many list requests: `3`. */
const listLag = (text: string): ListLag => (/^\d{1,9}$/.test(text) ? { requests: Number(text) } : { ms: lagMs(text) });

const help = `
Point the command, or any other client, at it:
  CARTESIA_API_KEY=sandbox-any-key CARTESIA_BASE_URL=http://127.0.0.1:4010/cartesia \\
    clone-voice ada.wav --name Ada --language en --provider cartesia`;

/** `clone-voice sandbox`: stand-ins for both services, until Ctrl-C. */
export function sandboxCommand(io: CommandIo): ExitingCommand {
  const command = newCommand("clone-voice sandbox", io)
    .description("Serves stand-ins for both services on this machine until Ctrl-C. Nothing real is created.")
    .option("--port <port>", "the port to listen on, 0 for a free one (default: 4010)", wholeNumberFrom(0, 65_535))
    .option("--host <address>", "the address to listen on (default: 127.0.0.1)")
    .option("--allowed-host <name...>", "also answer when called by this name, such as that of a container")
    .option("--scenario <name>", "what happens to every request, such as rateLimited")
    .option("--latency <time>", "how late every answer is: 50ms, 2s", latency)
    .option("--list-lag <time>", "how late a new voice is listed: 2s, or 3 for as many list requests", listLag)
    .option("--fail-rate <share>", "the share of requests that fail, from 0 to 1", numberFrom(0, 1, "a share"))
    .option("--seed <text>", "ids and failures come from it alone")
    .option("--strict", "refuse fields that the documents do not declare")
    .option("--cartesia-version <date...>", "also take these values of the Cartesia-Version header")
    .option("--quiet", "do not print each request")
    .addHelpText("after", help)
    .action(async (flags: SandboxFlags) => {
      const { runSandbox } = await import("../sandbox/run.ts");
      await runSandbox(flags, io);
    });
  return { command, result: () => 0 };
}
