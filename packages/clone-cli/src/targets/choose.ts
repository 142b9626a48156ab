import type { CloneFlags } from "../clone-flags.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../command-io.ts";
import { cartesiaTarget } from "./cartesia.ts";
import { inworldTarget } from "./inworld.ts";
import type { CloneTarget } from "./target.ts";

/** Every provider, in the order of the results. */
export const targets: readonly CloneTarget[] = [cartesiaTarget, inworldTarget];

/**
 * The providers that a command line means: those it names, else those that there is a key for.
 *
 * @throws CommandError when a key is missing, or when a flag is left that none of them takes.
 */
export function chooseTargets(flags: CloneFlags, env: CommandIo["env"]): readonly CloneTarget[] {
  const chosen = meantTargets(flags, env);
  if (!flags.sandbox && !flags.dryRun) {
    const missing = chosen.map(({ keyVariable }) => keyVariable).filter((variable) => !env[variable]);
    if (missing.length > 0) throw missingKeys(missing);
  }
  checkFlags(flags, chosen);
  return chosen;
}

/** The providers that a command line is about, whether there are keys for them or not. */
export function meantTargets(
  { provider, sandbox }: Pick<CloneFlags, "provider" | "sandbox">,
  env: CommandIo["env"],
): readonly CloneTarget[] {
  if (provider === "all") return targets;
  if (provider !== undefined) return targets.filter(({ name }) => name === provider);
  // The sandbox takes no notice of the environment, so there no key stands for a choice.
  const withKey = sandbox ? [] : targets.filter(({ keyVariable }) => env[keyVariable]);
  return withKey.length > 0 ? withKey : targets;
}

function missingKeys(variables: readonly string[]): CommandError {
  const [first, ...others] = variables;
  const what = others.length === 0 ? `${first} is not set` : `${variables.join(" and ")} are not set`;
  return new CommandError(
    `${what}. Keys come only from the environment: set the variable of each provider you use. ` +
      "--sandbox and --dry-run need no key.",
  );
}

function checkFlags(flags: CloneFlags, chosen: readonly CloneTarget[]): void {
  for (const owner of targets.filter((target) => !chosen.includes(target))) {
    const flag = owner.ownFlags.find((own) => flags[own] !== undefined);
    if (flag === undefined) continue;
    const names = chosen.map(({ name }) => name).join(" and ");
    const dashed = `--${flag.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new CommandError(
      `${dashed} is for ${owner.name} only: ${names} cannot take it. ` +
        `Leave it out, or pass --provider ${owner.name} or --provider all.`,
    );
  }
}
