import { Command } from "commander";
import type { CommandIo } from "../command-io.ts";
import { Output } from "../report/output.ts";
import { printable } from "../report/printable.ts";

/** A command, and the exit code that its action came to. */
export interface ExitingCommand {
  readonly command: Command;
  result(): number;
}

/** A command that writes its help and its usage errors to these streams, and throws where commander would exit. */
export function newCommand(name: string, io: CommandIo): Command {
  const out = new Output(io.stdout, io.env);
  const err = new Output(io.stderr, io.env);
  return new Command(name)
    .helpOption("-h, --help", "show this help")
    .showHelpAfterError(`${name} --help lists everything.`)
    .configureHelp({ styleTitle: (title) => out.painted("bold", title) })
    .configureOutput({
      writeOut: (text) => out.lines(text),
      writeErr: (text) => err.lines(text),
      // A value that it repeats may hold line breaks. What stands behind the name of an option that there is not may be a key: `--api-key=…`, `-k…`.
      outputError: (text, write) =>
        write(printable(text.replace(/(unknown option '(?:--[^=']*|-[^-])).*'/s, "$1'")).trim()),
      getOutHelpWidth: () => out.width,
      getErrHelpWidth: () => err.width,
      getOutHasColors: () => out.painted("bold", "") !== "",
    })
    .exitOverride();
}
