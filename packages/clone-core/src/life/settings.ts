import type { CallSettings } from "../input/options.ts";
import type { CloneProvider } from "../providers/provider.ts";

/** What every call about voices that exist takes. */
export interface VoicesSettings<Provider extends CloneProvider = CloneProvider> extends CallSettings {
  /** Whose voices: `cartesia({ apiKey })`, `inworld({ apiKey })`, or one of your own that has a list. */
  provider: Provider;
}

/** What a call about one voice takes. */
export interface VoiceSettings<Provider extends CloneProvider = CloneProvider> extends VoicesSettings<Provider> {
  /** The provider's id of the voice. */
  id: string;
}
