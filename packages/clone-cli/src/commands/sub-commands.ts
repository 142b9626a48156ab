import type { CommandIo } from "../command-io.ts";
import type { ExitingCommand } from "./exiting-command.ts";

type SubCommand = readonly [summary: string, load: () => Promise<(io: CommandIo) => ExitingCommand>];

/**
 * What the first argument may name, in the order of the help. Each is loaded when it is asked for; cloning is what
 * happens without one.
 */
const subCommands: Readonly<Record<string, SubCommand>> = {
  clone: ["clone one voice; the word may be left out", async () => (await import("./clone-command.ts")).cloneCommand],
  batch: ["clone every voice of a manifest", async () => (await import("../batch/batch-command.ts")).batchCommand],
  inspect: ["what is in a sample", async () => (await import("./inspect-command.ts")).inspectCommand],
  doctor: ["what this machine has for it", async () => (await import("./doctor-command.ts")).doctorCommand],
  languages: ["the tags for --language", async () => (await import("./languages-command.ts")).languagesCommand],
  sandbox: ["stand-ins for both services", async () => (await import("./sandbox-command.ts")).sandboxCommand],
};

/** The command that the arguments mean, and the arguments that are left for it. `help <name>` is `<name> --help`. */
export async function chooseCommand(
  argv: readonly string[],
  io: CommandIo,
): Promise<ExitingCommand & { readonly rest: readonly string[] }> {
  const [first = "", ...others] = argv;
  if (first === "help") return chooseCommand([...others.slice(0, 1), "--help"], io);
  const named = Object.hasOwn(subCommands, first) ? subCommands[first] : undefined;
  const [, load] = named ?? (subCommands["clone"] as SubCommand);
  return { ...(await load())(io), rest: named === undefined ? argv : others };
}

/** What to say to who may have meant a command; nothing where the first argument looks like a recording. */
export function misspeltCommand([first = ""]: readonly string[]): string | undefined {
  if (!/^[a-z]+$/.test(first) || Object.hasOwn(subCommands, first)) return undefined;
  return `"${first}" was taken for a recording. The commands are ${Object.keys(subCommands).join(", ")}.`;
}

/** The commands for the help of cloning itself. */
export function subCommandsHelp(): string {
  const width = Math.max(...Object.keys(subCommands).map(({ length }) => length));
  const rows = Object.entries(subCommands).map(([name, [summary]]) => `  ${name.padEnd(width)}  ${summary}`);
  return `\nCommands:\n${rows.join("\n")}\n  ${"help".padEnd(width)}  help for one of them: clone-voice help inspect\n`;
}
