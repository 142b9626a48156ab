import type { Connection } from "./studio-provider.ts";

/** Stands for a key where nothing is sent: a word that every provider takes for one. */
export const standIn = (baseUrl: string | undefined): Connection => ({ apiKey: "bm90LXVzZWQ=", baseUrl });

/** What begins like a WAV file, which is all that core looks at. */
export const anySample: Uint8Array<ArrayBuffer> = new TextEncoder().encode("RIFF\0\0\0\0WAVEfmt ".padEnd(1000, "\0"));

/** Nothing is sent there; in a browser, where the demo runs, a provider without an address of its own does not start. */
export const nowhere: Connection = standIn("http://127.0.0.1");
