// What a package exports without writing its type, for which the compiler writes a declaration. Each type must have a name
// that the package can see: with pnpm that is what it depends on itself, and here that is clone-core alone.
import {
  type AudioFormat,
  type CloneProvider,
  type CloneVoiceOptions,
  cloneVoice,
  cloneVoiceToAll,
  type DetailsOf,
  findVoices,
  getVoice,
  listVoices,
  type OptionsOf,
  type RawOf,
  type SampleAudio,
  type Voice,
  type VoiceDetails,
} from "@org/clone-core";
import { type CartesiaProvider, type CartesiaVoiceDetails, cartesia } from "@org/clone-core/cartesia";
import { type InworldProvider, type InworldRaw, type InworldVoice, inworld } from "@org/clone-core/inworld";

const apiKey = "made-up";
export const atCartesia = cartesia({ apiKey });
export const atInworld = inworld({ apiKey });
export const providers = { main: atCartesia, backup: atInworld };

export const cloneAtCartesia = (sample: SampleAudio) =>
  cloneVoice({ provider: atCartesia, name: "Ada", language: "en", sample });
export const cloneAtInworld = (sample: SampleAudio) =>
  cloneVoice({ provider: atInworld, name: "Ada", language: "en-US", sample });
export const cloneAtBoth = (sample: SampleAudio) => cloneVoiceToAll({ providers, name: "Ada", language: "en", sample });
export const listed = () => listVoices({ provider: atInworld });
export const found = (name: string) => findVoices({ provider: atCartesia, name });
export const voice = (id: string) => getVoice({ provider: atCartesia, id });

/** A wrapper of one's own, around any provider. */
export const logged = async <Provider extends CloneProvider>(
  options: CloneVoiceOptions<Provider>,
): Promise<Voice<RawOf<Provider>>> => cloneVoice(options);

export const named: {
  readonly cartesia: CartesiaProvider;
  readonly inworld: InworldProvider;
  readonly raw: RawOf<InworldProvider> extends InworldRaw ? true : never;
  readonly options: OptionsOf<InworldProvider>;
} = { cartesia: atCartesia, inworld: atInworld, raw: true, options: { tags: ["demo"] } };
export const ids = (
  ours: VoiceDetails<DetailsOf<CartesiaProvider>>,
  theirs: VoiceDetails<InworldVoice>,
): [CartesiaVoiceDetails["id"], string | undefined] => [ours.raw.id, theirs.raw.voiceId];
export const smallest: AudioFormat = "mp3";
