import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

/** The values of a command's options. */
type Values<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; strict: true }>
>["values"];

/**
 * The options that this process was called with, and nothing else. Ends it with 0 after `--help`, and with 2 and the
 * usage after anything that the command does not know.
 */
export function commandLine<const Options extends ParseArgsOptionsConfig>(
  usage: string,
  options: Options,
  args: readonly string[] = process.argv.slice(2),
): Values<Options> {
  answerHelp(usage, args);
  return readOrRefuse(usage, () => parseArgs({ args: withoutDashes(args), options, strict: true }).values);
}

/** What `read` makes of the command line. Where it throws, the process ends with 2, after the reason and the usage. */
export function readOrRefuse<Read>(usage: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    refuse(error, usage);
  }
}

/** Prints the usage and ends the process when it was asked for that. */
export function answerHelp(usage: string, args: readonly string[] = process.argv.slice(2)): void {
  if (!args.some((arg) => arg === "--help" || arg === "-h")) return;
  console.log(usage);
  process.exit(0);
}

/** Says what is wrong with the command line, and what would be right, and ends the process with 2. */
export function refuse(error: unknown, usage: string): never {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exit(2);
}

/** @throws TypeError when an option's text is no whole number. */
export function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new TypeError(`--${option} ${text}: pass a whole number`);
  return Number(text);
}

/** pnpm hands on the `--` that stands before a script's own arguments. */
export const withoutDashes = (args: readonly string[]): string[] => args.filter((arg) => arg !== "--");
