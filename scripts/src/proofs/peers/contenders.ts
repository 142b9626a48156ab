// What somebody would take to clone a voice, each called as its own documentation shows.
import { inspect } from "node:util";
import { cloneVoice } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { loadFrom } from "../../workspace/tools/install-tool.ts";

/** A made-up key that is looked for in what a client says. */
const apiKey = "sk_car_made_up_0123456789";
/** Inworld's keys come as base64 of two halves. */
const inworldKey = Buffer.from(`made-up:${apiKey}`).toString("base64");

/** A call that is on its way to a base address. */
export interface Contender {
  readonly name: string;
  readonly service: "cartesia" | "inworld";
  readonly key: string;
  /** Everything that a client shows of itself to a log. */
  shown(baseUrl: string): string;
  clone(baseUrl: string, clip: Uint8Array<ArrayBuffer>): Promise<unknown>;
}

const shownOf = (client: unknown): string => inspect(client, { depth: 20, showHidden: true });

interface CartesiaJs {
  readonly default: new (options: {
    readonly apiKey: string;
    readonly baseURL: string;
    readonly defaultHeaders: Readonly<Record<string, string>>;
  }) => { readonly voices: { clone(fields: object): Promise<unknown> } };
}
interface InworldTts {
  createClient(options: { readonly apiKey: string; readonly baseUrl: string }): {
    cloneVoice(fields: object): Promise<unknown>;
  };
}
type CreateFetch = (options: object) => {
  POST(path: string, init: object): Promise<{ readonly data?: unknown; readonly error?: unknown }>;
};
interface OpenapiFetch {
  /** Its file for `require` is the module itself, once more. */
  readonly default: { readonly default: CreateFetch };
}

export async function contenders(): Promise<readonly Contender[]> {
  const { default: Cartesia } = await loadFrom<CartesiaJs>("peers", "@cartesia/cartesia-js");
  const { createClient } = await loadFrom<InworldTts>("peers", "@inworld/tts");
  const {
    default: { default: createFetch },
  } = await loadFrom<OpenapiFetch>("peers", "openapi-fetch");
  // It pins another version, which the mock does not know.
  const version = { "Cartesia-Version": "2026-03-01" };
  const cartesiaAt = (baseURL: string) => new Cartesia({ apiKey, baseURL, defaultHeaders: version });
  const inworldAt = (baseUrl: string) => createClient({ apiKey: inworldKey, baseUrl });
  const plainAt = (baseUrl: string) =>
    createFetch({ baseUrl, headers: { authorization: `Bearer ${apiKey}`, "cartesia-version": "2026-03-01" } });
  const file = (clip: Uint8Array<ArrayBuffer>): File => new File([clip], "ada.wav", { type: "audio/wav" });
  return [
    {
      ...{ name: "cartesia-js", service: "cartesia", key: apiKey },
      shown: (baseUrl) => shownOf(cartesiaAt(baseUrl)),
      clone: (baseUrl, clip) => cartesiaAt(baseUrl).voices.clone({ clip: file(clip), name: "Ada", language: "en" }),
    },
    {
      ...{ name: "@inworld/tts", service: "inworld", key: inworldKey },
      shown: (baseUrl) => shownOf(inworldAt(baseUrl)),
      clone: (baseUrl, clip) =>
        inworldAt(baseUrl).cloneVoice({ displayName: "Ada", lang: "EN_US", audioSamples: [clip] }),
    },
    {
      ...{ name: "openapi-fetch", service: "cartesia", key: apiKey },
      shown: (baseUrl) => shownOf(plainAt(baseUrl)),
      async clone(baseUrl, clip) {
        const { data, error } = await plainAt(baseUrl).POST("/voices/clone", {
          body: { clip: file(clip), name: "Ada", language: "en" },
          bodySerializer(fields: Readonly<Record<string, string | Blob>>) {
            const body = new FormData();
            for (const [name, value] of Object.entries(fields)) body.append(name, value);
            return body;
          },
        });
        if (error !== undefined) throw error;
        return data;
      },
    },
    ...[
      { service: "cartesia", key: apiKey, at: (baseUrl: string) => cartesia({ apiKey, baseUrl }) } as const,
      {
        service: "inworld",
        key: inworldKey,
        at: (baseUrl: string) => inworld({ apiKey: inworldKey, baseUrl }),
      } as const,
    ].map(
      ({ service, key, at }): Contender => ({
        ...{ name: "clone-core", service, key },
        shown: (baseUrl) => shownOf(at(baseUrl)),
        clone: (baseUrl, clip) =>
          cloneVoice({
            ...{ provider: at(baseUrl), name: "Ada", language: "en", sample: clip },
            idempotencyKey: crypto.randomUUID(),
          }),
      }),
    ),
  ];
}
