import type { CallOptions } from "../input/options.ts";
import type { CloneProvider } from "../providers/provider.ts";

/** What every call about voices that exist takes. */
export interface AccountOptions<Provider extends CloneProvider = CloneProvider> extends CallOptions {
  /** Whose voices: `cartesia({ apiKey })`, `inworld({ apiKey })`, or one of your own that has a list. */
  provider: Provider;
}

/** What a call about one voice takes. */
export interface OneVoiceOptions<Provider extends CloneProvider = CloneProvider> extends AccountOptions<Provider> {
  /** The provider's id of the voice. */
  id: string;
}

/** What `listVoices` takes. */
export type ListVoicesOptions<Provider extends CloneProvider = CloneProvider> = AccountOptions<Provider>;
/** What `getVoice` takes. */
export type GetVoiceOptions<Provider extends CloneProvider = CloneProvider> = OneVoiceOptions<Provider>;
/** What `deleteVoice` takes. */
export type DeleteVoiceOptions = OneVoiceOptions;
/** What `previewVoice` takes. */
export type PreviewVoiceOptions = OneVoiceOptions;
