import { readFileSync } from "node:fs";

const clips = new URL("../../../examples/clips/", import.meta.url);
const fixtures = new URL("./fixtures/", import.meta.url);

/** The bytes of one of the committed example clips. */
export const clip = (name: "ada.wav" | "ada.mp3"): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(name, clips)));

/** The bytes of one second of speech in another container. */
export const second = (extension: "aac" | "flac" | "m4a" | "ogg" | "webm"): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`second.${extension}`, fixtures)));
