import { loadFrom } from "../../workspace/tools/install-tool.ts";

interface CartesiaListed {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

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
      list(query: { readonly limit: number; readonly is_owner: boolean }): PromiseLike<AsyncIterable<CartesiaListed>>;
      get(id: string): Promise<CartesiaListed>;
      update(id: string, fields: { readonly name: string; readonly description: string }): Promise<CartesiaListed>;
      delete(id: string): Promise<void>;
    };
  };
}

interface InworldListed {
  readonly voiceId: string;
  readonly displayName: string;
  readonly langCode: string;
}

/** The part of `@inworld/tts` that is called here. */
interface InworldModule {
  createClient(options: { readonly apiKey: string; readonly baseUrl: string }): {
    cloneVoice(fields: {
      readonly displayName: string;
      readonly lang: string;
      readonly audioSamples: readonly Uint8Array[];
    }): Promise<{
      readonly voice: InworldListed;
    }>;
    listVoices(): Promise<readonly InworldListed[]>;
    getVoice(id: string): Promise<InworldListed>;
    updateVoice(fields: { readonly voice: string; readonly displayName: string }): Promise<InworldListed>;
    deleteVoice(id: string): Promise<unknown>;
  };
}

/** Cartesia's own client. Its declarations are in a folder that a first install leaves empty, hence these. */
export const loadCartesia = (): Promise<CartesiaModule> => loadFrom("official", "@cartesia/cartesia-js");

/** Inworld's own client. */
export const loadInworld = (): Promise<InworldModule> => loadFrom("official", "@inworld/tts");
