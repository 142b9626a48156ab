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
Use it from another terminal, with this command or any other client:
  export CARTESIA_API_KEY=any-key INWORLD_API_KEY=any-key
  export CARTESIA_BASE_URL=http://127.0.0.1:4010/cartesia
  export INWORLD_BASE_URL=http://127.0.0.1:4010/inworld
  clone-voice ada.wav --name Ada --language en
  clone-voice list

It keeps its voices until it ends. With --sandbox each command has a sandbox of
its own, which ends with it.`;

/** `clone-voice sandbox`: stand-ins for both services, until Ctrl-C. */
export function sandboxCommand(io: CommandIo): ExitingCommand {
  const command = newCommand("clone-voice sandbox", io)
    .description("Serves a local stand-in for both services until Ctrl-C. Nothing real is created.")
    .option("--port <port>", "the port to listen on, 0 for a free one (default: 4010)", wholeNumberFrom(0, 65_535))
    .option("--host <address>", "the address to listen on (default: 127.0.0.1)")
    .option("--allowed-host <name...>", "also answer under this host name, such as a container's")
    .option(
      "--scenario <name>",
      "answer each new voice in this way: unauthorized, rateLimited, answerLost …; each list in this one: list:unauthorized",
    )
    .option("--latency <time>", "delay every answer: 50ms, 2s", latency)
    .option("--list-lag <time>", "list a new voice later: after 2s, or after as many list requests: 3", listLag)
    .option("--fail-rate <share>", "the share of requests that fail, from 0 to 1", numberFrom(0, 1, "a share"))
    .option("--seed <text>", "the same text gives the same ids and failures again")
    .option("--strict", "refuse fields that the vendors' documents do not have")
    .option("--cartesia-version <date...>", "also accept these values of the Cartesia-Version header")
    .option("--quiet", "do not print each request")
    .addHelpText("after", help)
    .action(async (flags: SandboxFlags) => {
      const { runSandbox } = await import("../sandbox/run.ts");
      await runSandbox(flags, io);
    });
  return { command, result: () => 0 };
}
