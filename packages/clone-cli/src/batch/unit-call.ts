import { type CloneVoiceOptions, type CloneWarning, cloneVoice, isCloneError } from "@org/clone-core";
import { CommandError } from "../command-error.ts";
import type { CloneTarget, Connection, TargetCall } from "../targets/clone-target.ts";
import type { ManifestProblem } from "./manifest-problem.ts";
import type { ManifestRow } from "./manifest-row.ts";

/** A call of core that is ready to be made. */
export interface UnitCall {
  readonly options: CloneVoiceOptions;
  /** The provider's fields that have a column of their own and stand in `providerOptions` too. */
  readonly givenTwice: readonly string[];
}

/**
 * One row at one provider as a call of core. Core tries nothing again by itself: each request is announced in the
 * journal first.
 *
 * @throws CommandError when key or address of the provider are wrong.
 */
export async function unitCall(
  row: ManifestRow,
  { target, connection }: { readonly target: CloneTarget; readonly connection: Connection },
  audio: Uint8Array,
): Promise<UnitCall> {
  const { name, language, description, transcription, tags } = row;
  const flags = tags !== undefined && target.ownFlags.includes("tag") ? { tag: tags } : {};
  const spoken = target.ownFlags.includes("transcription") ? transcription : undefined;
  const call = await providerCall(target, () => target.call(connection, flags, [{ audio, transcription: spoken }]));
  const own = row.providerOptions[target.name] ?? {};
  const providerOptions = { ...call.providerOptions, ...own };
  return {
    options: { name, language, description, maxRetries: 0, ...call, providerOptions } as CloneVoiceOptions,
    givenTwice: Object.keys(call.providerOptions ?? {}).filter((field) => field in own),
  };
}

async function providerCall(
  { keyVariable, baseUrlVariable }: CloneTarget,
  call: () => Promise<TargetCall>,
): Promise<TargetCall> {
  try {
    return await call();
  } catch (error) {
    if (!isCloneError(error)) throw error;
    // Core speaks of its options; who runs a command knows the variables they came from.
    const message = error.message.replace(/\bapiKey\b/g, keyVariable).replace(/\bbaseUrl\b/g, baseUrlVariable);
    throw new CommandError(message);
  }
}

/** Runs all checks of a real call, and sends nothing: what it would warn of, or the cell that is wrong. */
export async function checkedCall(
  row: ManifestRow,
  options: CloneVoiceOptions,
): Promise<readonly CloneWarning[] | ManifestProblem> {
  const { provider } = options;
  const answering = {
    ...provider,
    send: (_request: unknown, context: { fetch(request: Request): Promise<Response> }) =>
      context.fetch(new Request("http://localhost/")),
    fetch: async () => Response.json({}),
    read: () => ({ voice: { id: "checked", raw: undefined } }),
  };
  try {
    return (await cloneVoice({ ...options, provider: answering } as CloneVoiceOptions)).warnings;
  } catch (error) {
    if (!isCloneError(error)) throw error;
    const text = error.message.startsWith(`${provider.name}: `)
      ? error.message.slice(provider.name.length + 2)
      : error.message;
    const named = /^(name|language|description|sample|providerOptions|samples\[0\]\.(?:audio|transcription))\b/.exec(
      text,
    )?.[1];
    const column =
      error.code === "unsupported_audio" || named === "samples[0].audio"
        ? "sample"
        : error.code === "unsupported_language"
          ? "language"
          : named === "samples[0].transcription"
            ? "transcription"
            : named;
    const message = text.replace(named ?? "\0", "").replace(/^[\s:]+/, "");
    return { row: row.row, ...(column === undefined ? {} : { column }), message: `${message} (${provider.name})` };
  }
}
