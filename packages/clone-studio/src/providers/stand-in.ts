import type { CloneProvider } from "@org/clone-core";
import type { Connection } from "./studio-provider.ts";

/** Stands for a key where nothing is sent: a word that every provider takes for one. */
export const standIn = (baseUrl: string | undefined): Connection => ({ apiKey: "bm90LXVzZWQ=", baseUrl });

/** What begins like a WAV file, which is all that core looks at. */
export const anySample: Uint8Array<ArrayBuffer> = new TextEncoder().encode("RIFF\0\0\0\0WAVEfmt ".padEnd(1000, "\0"));

/** A provider that sends nothing: every check is core's, and every answer is that a voice was made. */
export const unsent = (provider: CloneProvider, send: CloneProvider["send"]): CloneProvider => ({
  ...provider,
  send,
  fetch: async () => Response.json({}),
  // No voice of a key is there yet: the request is the one that a first call sends.
  voices: provider.voices && { ...provider.voices, readPage: () => ({ voices: [] }) },
  read: () => ({ voice: { id: "not-sent", raw: undefined } }),
});
