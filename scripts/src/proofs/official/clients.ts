import { loadFrom } from "../../workspace/tools/install-tool.ts";

/** The part of `@cartesia/cartesia-js` that is called here. */
interface CartesiaModule {
  readonly default: new (options: {
    readonly apiKey: string;
    readonly baseURL: string;
    readonly defaultHeaders?: Readonly<Record<string, string>>;
  }) => {
    readonly voices: {
      clone(fields: {
        readonly clip: File;
        readonly name: string;
        readonly language: string;
      }): Promise<{ readonly id: string; readonly name: string; readonly language: string }>;
    };
  };
}

/** The part of `@inworld/tts` that is called here. */
interface InworldModule {
  createClient(options: { readonly apiKey: string; readonly baseUrl: string }): {
    cloneVoice(fields: {
      readonly displayName: string;
      readonly lang: string;
      readonly audioSamples: readonly Uint8Array[];
    }): Promise<{
      readonly voice: { readonly voiceId: string; readonly displayName: string; readonly langCode: string };
    }>;
  };
}

/** Cartesia's own client. Its declarations are in a folder that a first install leaves empty, hence these. */
export const loadCartesia = (): Promise<CartesiaModule> => loadFrom("official", "@cartesia/cartesia-js");

/** Inworld's own client. */
export const loadInworld = (): Promise<InworldModule> => loadFrom("official", "@inworld/tts");
