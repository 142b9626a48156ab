import { type Bytes, filled, joined, text } from "./bytes.ts";

/** Tags write sizes with seven bits to the byte. */
const tagSize = (size: number): readonly number[] => [21, 14, 7, 0].map((shift) => (size >>> shift) & 127);

const tag = (content: Uint8Array): Bytes => joined(text("ID3"), [4, 0, 0], tagSize(content.length), content);

/** Tags without content, one behind the other. */
export const stackedId3 = (size: number): Bytes => filled(tag(new Uint8Array(0)), size);

/** One tag of many frames of one byte. */
export const tagOfTinyFrames = (size: number): Bytes =>
  tag(filled(joined(text("TXXX"), tagSize(1), [0, 0], [0]), size));
