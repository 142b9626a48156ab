import { Command, CommanderError } from "commander";

/** The words that a misspelt one may stand for. */
export interface Words {
  readonly commands?: readonly string[];
  readonly options?: readonly string[];
}

/** `Did you mean batch?` of `btach`; nothing where no word is near. Commander knows, but tells only who parses with it. */
export function suggestion(misspelt: string, { commands = [], options = [] }: Words): string | undefined {
  let told = "";
  const asked = new Command()
    .exitOverride()
    .helpOption(false)
    .configureOutput({
      outputError: (text) => {
        told = text;
      },
    });
  for (const name of commands) asked.command(name);
  for (const name of options) asked.option(name);
  try {
    asked.parse([misspelt], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
  }
  return /\((Did you mean .+\?)\)/.exec(told)?.[1];
}
