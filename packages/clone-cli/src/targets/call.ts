import { type CloneProvider, isCloneError } from "@org/clone-core";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../command-io.ts";
import type { CloneTarget, Connection, TargetCall } from "./target.ts";

/** Stands in for a key where nothing is sent: a word that every provider takes for one. */
const anyKey = "bm90LXVzZWQ=";

/** What begins like a WAV file, which is all that core looks at. */
export const anySample: Uint8Array = new TextEncoder().encode("RIFF\0\0\0\0WAVEfmt ".padEnd(1000, "\0"));

/** How the environment says that a provider is reached, with a stand-in for a key that is not set. */
export const connectionFromEnv = (
  { keyVariable, baseUrlVariable }: CloneTarget,
  env: CommandIo["env"],
): Connection => ({
  apiKey: env[keyVariable] || anyKey,
  baseUrl: env[baseUrlVariable] || undefined,
});

/**
 * What differs between providers of one call, with key and address checked by core itself.
 *
 * @throws CommandError when key or address cannot be used; it names the variable that they come from.
 */
export async function targetCall(
  target: CloneTarget,
  ...[connection, flags, samples]: Parameters<CloneTarget["call"]>
): Promise<TargetCall> {
  try {
    return await target.call(connection, flags, samples);
  } catch (error) {
    if (!isCloneError(error)) throw error;
    // Core speaks of its options; who runs a command knows the variables they came from.
    const { keyVariable, baseUrlVariable } = target;
    const message = error.message.replace(/\bapiKey\b/g, keyVariable).replace(/\bbaseUrl\b/g, baseUrlVariable);
    throw new CommandError(message);
  }
}

/**
 * The provider alone, for voices that exist.
 *
 * @throws CommandError as {@link targetCall} does.
 */
export async function targetProvider(target: CloneTarget, connection: Connection): Promise<CloneProvider> {
  const { provider } = await targetCall(target, connection, {}, [{ audio: anySample }]);
  return provider as CloneProvider;
}
