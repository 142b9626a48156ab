// AAC without a container: every packet begins with a head of its own (ISO 13818-7, section 6.2).

/** Rates by their number in ADTS and in the configuration, in Hz. */
const rates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];
const lowComplexity = 2;

/** The AudioSpecificConfig of plain AAC (ISO 14496-3, section 1.6.2.1). */
export function aacConfig(channels: number, sampleRate: number): Uint8Array {
  const rate = rates.indexOf(sampleRate);
  if (rate === -1 || channels > 7) throw new RangeError("A rate or channels that AAC has not.");
  return Uint8Array.of((lowComplexity << 3) | (rate >> 1), ((rate & 1) << 7) | (channels << 3));
}

/** A packet without its head: 7 bytes, or 9 with a check sum. */
export function withoutAdts(packet: Uint8Array): Uint8Array {
  const [first = 0, second = 0] = packet;
  const isAdts = first === 0xff && (second & 0xf6) === 0xf0;
  return isAdts ? packet.subarray((second & 1) === 1 ? 7 : 9) : packet;
}
