import {
  CloneError,
  type CloneProvider,
  type CloneVoiceOptions,
  cloneVoice,
  type SampleAudio,
  type SampleInput,
  type Voice,
} from "@org/clone-core";

/** What a call needs but for the recording. */
export type CallWithoutAudio = Omit<CloneVoiceOptions, "sample" | "samples"> & { transcription?: string | undefined };

/** Begins like a recording, and stands for one where none will be sent. */
const noSound = new TextEncoder().encode("RIFF....WAVE".padEnd(64, "."));

/**
 * Goes through a call up to the moment when its request would leave: every check of `cloneVoice` but those of the
 * recording, and the search for a voice that bears the key.
 *
 * @returns the voice that bears the key, or `undefined` when the request would leave now.
 * @throws CloneError as `cloneVoice` does.
 */
export async function withoutSending({
  provider,
  transcription,
  ...call
}: CallWithoutAudio): Promise<Voice | undefined> {
  let wouldLeave = false;
  const silent = changed(provider, {
    accepts: { ...provider?.accepts, formats: { values: ["wav"], level: "warn" } },
    send: () => {
      wouldLeave = true;
      throw new Error("nothing is sent");
    },
  });
  try {
    return await cloneVoice({ ...call, provider: silent, ...samplesOf(noSound, transcription) });
  } catch (error) {
    if (wouldLeave) return undefined;
    throw error;
  }
}

/**
 * Checks everything that a call without its recording can be refused for.
 *
 * @throws CloneError as `cloneVoice` does.
 */
export async function checkWithoutAudio(call: CallWithoutAudio): Promise<void> {
  try {
    // Aborted from the start: the checks come before the first look at the signal, as the conformance suite holds.
    await withoutSending({ ...call, signal: AbortSignal.abort() });
  } catch (error) {
    if (!(error instanceof CloneError) || error.code !== "aborted") throw error;
  }
}

/** A recording and its words, as a call takes them of any provider. */
export const samplesOf = (audio: SampleAudio, transcription?: string) =>
  ({ samples: [{ audio, transcription }] }) as unknown as SampleInput<CloneProvider>;

/** A provider with some members replaced. The others keep their own `this`, also in a class with private fields. */
export function changed(provider: CloneProvider, changes: Partial<CloneProvider>): CloneProvider {
  // What is no provider is refused by the call itself.
  if (typeof provider !== "object" || provider === null) return provider;
  // Not a proxy of the provider itself: of a frozen one no member may be told otherwise.
  return new Proxy({} as CloneProvider, {
    has: (_, name) => name in provider,
    get(_, name) {
      if (Object.hasOwn(changes, name)) return changes[name as keyof CloneProvider];
      const value: unknown = Reflect.get(provider, name, provider);
      return typeof value === "function" ? value.bind(provider) : value;
    },
  });
}
