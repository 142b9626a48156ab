import type { CloneFlags } from "../clone-flags.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../command-io.ts";
import { cartesiaTarget } from "./cartesia.ts";
import { inworldTarget } from "./inworld.ts";
import type { CloneTarget } from "./target.ts";

/** The flags that say where. */
type Where = Pick<CloneFlags, "provider" | "sandbox">;

/** Every provider, in the order of the results. */
export const targets: readonly CloneTarget[] = [cartesiaTarget, inworldTarget];

/**
 * The providers that a command line means: those it names, else those that there is a key for.
 *
 * @throws CommandError when a key is missing, or when a flag is left that none of them takes.
 */
export function chooseTargets(flags: CloneFlags, env: CommandIo["env"]): readonly CloneTarget[] {
  const chosen = meantTargets(flags, env);
  if (!flags.sandbox && !flags.dryRun) checkKeys(chosen, env, "--sandbox and --dry-run need no key.");
  checkFlags(flags, chosen);
  return chosen;
}

/**
 * The providers whose voices a command line means, chosen as for cloning.
 *
 * @throws CommandError when a key is missing.
 */
export function voicesTargets(flags: Where, env: CommandIo["env"]): readonly CloneTarget[] {
  const chosen = meantTargets(flags, env);
  if (!flags.sandbox) checkKeys(chosen, env, "--sandbox needs no key.");
  return chosen;
}

/**
 * The one provider that an id belongs to: the one that is named, or the only one that there is a key for.
 *
 * @throws CommandError when it may be any of several, or when its key is missing.
 */
export function voiceTarget(flags: Where, env: CommandIo["env"]): CloneTarget {
  const [target, ...others] = voicesTargets(flags, env);
  if (target !== undefined && others.length === 0) return target;
  const options = targets.map(({ name }) => `--provider ${name}`).join(" or ");
  throw new CommandError(`An id belongs to one provider, and it may be any of ${targets.length}. Pass ${options}.`);
}

/** The providers that a command line is about, whether there are keys for them or not. */
export function meantTargets({ provider, sandbox }: Where, env: CommandIo["env"]): readonly CloneTarget[] {
  if (provider === "all") return targets;
  if (provider !== undefined) return targets.filter(({ name }) => name === provider);
  // The sandbox takes no notice of the environment, so there no key stands for a choice.
  const withKey = sandbox ? [] : targets.filter(({ keyVariable }) => env[keyVariable]);
  return withKey.length > 0 ? withKey : targets;
}

function checkKeys(chosen: readonly CloneTarget[], env: CommandIo["env"], needsNone: string): void {
  const missing = chosen.map(({ keyVariable }) => keyVariable).filter((variable) => !env[variable]);
  if (missing.length === 0) return;
  const what = missing.length === 1 ? `${missing[0]} is not set` : `${missing.join(" and ")} are not set`;
  throw new CommandError(
    `${what}. Keys come only from the environment: set the variable of each provider you use. ${needsNone}`,
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
