/** Kinds of AAC that ADTS has a number for: main, low complexity, scalable, long-term prediction. */
const mostKinds = 4;
/** What is built on low complexity and told of in its configuration: spectral band replication, parametric stereo. */
const extended: ReadonlySet<number> = new Set([5, 29]);
const headBytes = 7;
const longestFrame = 8_191;

/** What ADTS says before every packet, read from an AudioSpecificConfig (ISO 14496-3, section 1.6.2.1). */
export interface AdtsHead {
  readonly kind: number;
  readonly rateIndex: number;
  readonly channels: number;
}

/** @returns nothing for a kind of AAC that ADTS cannot carry. */
export function adtsHead(config: Uint8Array): AdtsHead | undefined {
  let at = 0;
  const bits = (count: number): number => {
    let value = 0;
    for (let left = count; left > 0; left--, at++) value = value * 2 + (((config[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    return value;
  };
  const rate = (): number => {
    const index = bits(4);
    if (index === 15) bits(24);
    return index;
  };
  let kind = bits(5);
  const rateIndex = rate();
  const channels = bits(4);
  if (extended.has(kind)) {
    rate();
    kind = bits(5);
  }
  const isKnown = kind >= 1 && kind <= mostKinds && rateIndex < 13 && channels >= 1 && channels <= 7;
  return isKnown ? { kind, rateIndex, channels } : undefined;
}

/** A packet with its head (ISO 13818-7, section 6.2), without a check sum. */
export function adtsFrame({ kind, rateIndex, channels }: AdtsHead, packet: Uint8Array): Uint8Array {
  const length = headBytes + packet.byteLength;
  if (length > longestFrame) throw new RangeError("A packet that AAC has no room for.");
  const frame = new Uint8Array(length);
  frame[0] = 0xff;
  frame[1] = 0xf1;
  frame[2] = ((kind - 1) << 6) | (rateIndex << 2) | (channels >> 2);
  frame[3] = ((channels & 3) << 6) | (length >> 11);
  frame[4] = (length >> 3) & 0xff;
  frame[5] = ((length & 7) << 5) | 0x1f;
  frame[6] = 0xfc;
  frame.set(packet, headBytes);
  return frame;
}
