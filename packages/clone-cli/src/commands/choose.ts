import type { CommandIo } from "../command-io.ts";
import type { ExitingCommand } from "./exiting-command.ts";
import { type CommandName, isCommandName } from "./names.ts";

/** Each command is loaded when it is asked for; cloning is what happens without one. */
const commands: Readonly<Record<CommandName, () => Promise<(io: CommandIo) => ExitingCommand>>> = {
  clone: async () => (await import("./clone.ts")).cloneCommand,
  batch: async () => (await import("../batch/command.ts")).batchCommand,
  list: async () => (await import("./voices/list.ts")).listCommand,
  get: async () => (await import("./voices/get.ts")).getCommand,
  rename: async () => (await import("./voices/rename.ts")).renameCommand,
  delete: async () => (await import("./voices/delete.ts")).deleteCommand,
  hear: async () => (await import("./voices/hear.ts")).hearCommand,
  inspect: async () => (await import("./inspect.ts")).inspectCommand,
  prepare: async () => (await import("./prepare.ts")).prepareCommand,
  doctor: async () => (await import("./doctor.ts")).doctorCommand,
  languages: async () => (await import("./languages.ts")).languagesCommand,
  sandbox: async () => (await import("./sandbox.ts")).sandboxCommand,
  studio: async () => (await import("./studio.ts")).studioCommand,
};

/** The command that the arguments mean, and the arguments that are left for it. `help <name>` is `<name> --help`. */
export async function chooseCommand(
  argv: readonly string[],
  io: CommandIo,
): Promise<ExitingCommand & { readonly rest: readonly string[] }> {
  const [first = "", ...others] = argv;
  if (first === "help") return chooseCommand([...others.slice(0, 1), "--help"], io);
  const load = commands[isCommandName(first) ? first : "clone"];
  return { ...(await load())(io), rest: isCommandName(first) ? others : argv };
}
