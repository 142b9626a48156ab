/** What the first argument may name, with what it does, in the order of the help. */
const commandList = {
  clone: "clone one voice; the word may be left out",
  batch: "clone every voice of a manifest",
  list: "your voices at the providers",
  get: "one of them in detail",
  rename: "give it another name or description",
  delete: "delete voices for good",
  hear: "keep a provider's own sample of a voice",
  inspect: "what is in a sample",
  prepare: "of a recording, a sample that fits",
  doctor: "what this machine has for it",
  languages: "the tags for --language",
  sandbox: "stand-ins for both services",
  studio: "a page to record, clone and manage voices",
} as const;

/** A command by its name. */
export type CommandName = keyof typeof commandList;

export const isCommandName = (text: string): text is CommandName => Object.hasOwn(commandList, text);

/** What to say to who may have meant a command; nothing where the first argument looks like a recording. */
export function misspeltCommand([first = ""]: readonly string[]): string | undefined {
  if (!/^[a-z]+$/.test(first) || isCommandName(first)) return undefined;
  return `"${first}" was taken for a recording. The commands are ${Object.keys(commandList).join(", ")}.`;
}

/** The commands for the help of cloning itself. */
export function commandListHelp(): string {
  const width = Math.max(...Object.keys(commandList).map(({ length }) => length));
  const rows = Object.entries(commandList).map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`);
  return `\nCommands:\n${rows.join("\n")}\n  ${"help".padEnd(width)}  help for one of them: clone-voice help inspect\n`;
}
