// What a program that uses clone-core writes, for every TypeScript that it may be compiled with.
import {
  type AudioFormat,
  type CloneEvent,
  type CloneProvider,
  type CloneVoiceOptions,
  cloneVoice,
  cloneVoiceToAll,
  type DetailsOf,
  isCloneError,
  type OptionsOf,
  type RawOf,
  type Voice,
  type VoiceDetails,
} from "@org/clone-core";
import {
  type CartesiaOptions,
  type CartesiaProvider,
  type CartesiaVoiceDetails,
  cartesia,
} from "@org/clone-core/cartesia";
import { type InworldProvider, type InworldRaw, type InworldVoice, inworld } from "@org/clone-core/inworld";

const options: CartesiaOptions = { apiKey: async () => "made-up", version: "2030-01-01" };
const events: CloneEvent[] = [];

export async function one(sample: Uint8Array): Promise<Voice> {
  const voice = await cloneVoice({
    provider: cartesia(options),
    name: "Ada",
    language: "en-GB",
    sample,
    providerOptions: { base_voice_id: null },
    timeoutMs: 10_000,
    onEvent: (event) => events.push(event),
  });
  const language: string = voice.raw.language;
  const known: "en" | "other" = voice.raw.language === "en" ? "en" : "other";
  return { ...voice, name: `${voice.name} ${language} ${known}` };
}

export async function several(audio: Blob): Promise<string[]> {
  try {
    const results = await cloneVoiceToAll({
      providers: { main: cartesia(options), backup: inworld({ apiKey: "made-up" }) },
      providerOptions: { backup: { tags: ["demo"] } },
      name: "Ada",
      language: "en",
      sample: audio,
    });
    const tags: readonly string[] | undefined =
      results.backup.status === "fulfilled" ? results.backup.value.raw.voice?.tags : undefined;
    return [results.main.status, ...(tags ?? [])];
  } catch (error) {
    if (isCloneError(error)) return [error.code, error.outcome ?? "nothing was to be created"];
    throw error;
  }
}

export const withTranscription = (audio: ArrayBuffer) =>
  cloneVoice({
    provider: inworld({ apiKey: "made-up" }),
    name: "Ada",
    language: "en-US",
    samples: [{ audio, transcription: "Hello, I am Ada." }],
  });

export const twoClips = (sample: Blob) =>
  // @ts-expect-error Cartesia takes one sample.
  cloneVoice({ provider: cartesia(options), name: "Ada", language: "en", samples: [{ audio: sample }] });

/** A wrapper of one's own, around any provider. */
export const logged = async <Provider extends CloneProvider>(
  call: CloneVoiceOptions<Provider>,
): Promise<Voice<RawOf<Provider>>> => cloneVoice(call);

export const providers: { readonly main: CartesiaProvider; readonly backup: InworldProvider } = {
  main: cartesia(options),
  backup: inworld({ apiKey: "made-up" }),
};
export const tagged: OptionsOf<InworldProvider> = { tags: ["demo"] };
export const tagsOf = (raw: RawOf<InworldProvider> & InworldRaw): readonly string[] => raw.voice?.tags ?? [];
export const idsOf = (
  ours: VoiceDetails<DetailsOf<CartesiaProvider>>,
  theirs: VoiceDetails<InworldVoice>,
): [CartesiaVoiceDetails["id"], string | undefined] => [ours.raw.id, theirs.raw.voiceId];
export const format: AudioFormat = "mp3";

/** A provider of one's own. */
export const own: CloneProvider<{ colour: string }, { id: string }> = {
  name: "own",
  languages: new Map([["en", "english"]]),
  accepts: {
    formats: { values: ["wav"], level: "refuse" },
    seconds: { bestTo: 10, level: "warn" },
    transcription: false,
  },
  optionNames: ["colour"],
  send: ({ samples }, { fetch, signal }) => {
    const body = samples[0]?.file ?? null;
    return fetch(new Request("https://voices.example/clone", { method: "POST", body, signal }));
  },
  read: (status, body) => (status === 200 ? { voice: { id: "1", raw: body as { id: string } } } : { message: "no" }),
};
