import { type Asking, ask, type ListingProvider } from "../call/ask.ts";
import { audioFormat, mediaTypes } from "../input/audio-format.ts";
import { CloneError } from "../output/clone-error.ts";
import { checkId, lifeCall } from "./life-call.ts";
import type { PreviewVoiceOptions } from "./settings.ts";

/** A sample of a voice that the service has made itself. */
export interface VoicePreview {
  // Says `Uint8Array<ArrayBuffer>`, which a Blob takes, also where the compiler knows it as no generic type: before 5.7.
  readonly audio: ReturnType<Uint8ArrayConstructor["from"]>;
  /** What the service says, or what the bytes are: `audio/mpeg`, `audio/wav`. */
  readonly mediaType: string;
}

/**
 * Gets the service's own sample of a voice, which is not billed.
 *
 * @returns `undefined` when the voice has none.
 * @throws CloneError `not_found` when the account has no such voice.
 * @example
 * ```ts
 * import { previewVoice } from "@org/clone-core";
 * import { inworld } from "@org/clone-core/inworld";
 *
 * const preview = await previewVoice({ provider: inworld({ apiKey }), id });
 * if (preview !== undefined) player.src = URL.createObjectURL(new Blob([preview.audio], { type: preview.mediaType }));
 *
 * declare const apiKey: string;
 * declare const id: string;
 * declare const player: { src: string };
 * ```
 */
export function previewVoice(options: PreviewVoiceOptions): Promise<VoicePreview | undefined> {
  return lifeCall("preview", options, async (provider, asking) => {
    const { readPreview } = provider.voices;
    const id = checkId(options.id);
    if (readPreview === undefined) return undefined;
    // A voice without a sample is an answer, so it is wrapped. What is no base64 throws here, where it is the answer's fault.
    const read = (body: unknown) => {
      const found = readPreview(body);
      if (found === undefined) return undefined;
      if (found === null || "address" in found) return { found };
      return { found: Uint8Array.from(atob(found.base64), (character) => character.charCodeAt(0)) };
    };
    const { found } = await ask(provider, { operation: "preview", id }, asking, read);
    if (found === null) return undefined;
    if ("address" in found) return fileAt(provider, id, found.address, asking);
    return { audio: found, mediaType: mediaTypeOf(found) };
  });
}

/** A sample may move or vanish: then there is none. */
async function fileAt(
  provider: ListingProvider,
  id: string,
  address: string,
  asking: Asking,
): Promise<VoicePreview | undefined> {
  let chunks: Uint8Array[];
  const take = () => {
    chunks = [];
    return (chunk: Uint8Array): void => {
      chunks.push(chunk);
    };
  };
  try {
    return await ask(provider, { operation: "preview", id, address }, { ...asking, take }, (_body, { headers }) => {
      const audio = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
      let place = 0;
      for (const chunk of chunks) {
        audio.set(chunk, place);
        place += chunk.length;
      }
      const said = /^(audio\/[\w.+-]+)\s*(?:;|$)/.exec(String(headers.get("content-type")))?.[1];
      return { audio, mediaType: said ?? mediaTypeOf(audio) };
    });
  } catch (error) {
    if (error instanceof CloneError && error.code === "not_found") return undefined;
    throw error;
  }
}

/** By its first bytes. */
function mediaTypeOf(audio: Uint8Array): string {
  const format = audioFormat(audio);
  return format === undefined ? "application/octet-stream" : mediaTypes[format];
}
