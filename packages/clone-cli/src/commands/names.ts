import { suggestion } from "./suggestion.ts";

/** What the first argument may name, with what it does, in the order of the help. */
const commandList = {
  clone: "clone one voice; you may leave the word out",
  batch: "clone every voice of a table (CSV or NDJSON)",
  list: "list your voices",
  get: "show one voice in detail",
  rename: "change a voice's name or description",
  delete: "delete voices for good",
  hear: "save the provider's own sample of a voice",
  inspect: "show what is in a recording, and how it suits each provider",
  prepare: "make a good sample from a recording",
  doctor: "check this machine's setup: Node, keys, addresses",
  languages: "list the tags for --language",
  sandbox: "serve a local stand-in for both services",
  studio: "open a page to record, clone and manage voices",
} as const;

/** A command by its name. */
export type CommandName = keyof typeof commandList;

export const isCommandName = (text: string): text is CommandName => Object.hasOwn(commandList, text);

/**
 * What to say to who may have meant a command; nothing where the first argument looks like a recording.
 *
 * @param lacks the option that a recording needs: `--name <name>`
 */
export function misspeltCommand([first = ""]: readonly string[], lacks: string): string | undefined {
  if (!/^[a-z]+$/.test(first) || isCommandName(first)) return undefined;
  const commands = Object.keys(commandList);
  const meant = suggestion(first, { commands }) ?? `The commands are ${commands.join(", ")}.`;
  return `"${first}" is not a command, so it was taken for a recording, which needs ${lacks}. ${meant}`;
}

/** The commands for the help of cloning itself. */
export function commandListHelp(): string {
  const width = Math.max(...Object.keys(commandList).map(({ length }) => length));
  const rows = Object.entries(commandList).map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`);
  return `\nCommands:\n${rows.join("\n")}\n  ${"help".padEnd(width)}  show the help of a command: clone-voice help inspect\n`;
}
