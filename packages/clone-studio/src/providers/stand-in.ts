import type { Connection } from "./studio-provider.ts";

/** Stands for a key where nothing is sent: a word that every provider takes for one. */
export const standIn = (baseUrl: string | undefined): Connection => ({ apiKey: "bm90LXVzZWQ=", baseUrl });

/** What begins like a WAV file, which is all that core looks at. */
export const anySample: Uint8Array<ArrayBuffer> = new TextEncoder().encode("RIFF\0\0\0\0WAVEfmt ".padEnd(1000, "\0"));
