/** How the values of a coding are written, and read as numbers from -1 to 1. */
export interface PcmCoding {
  readonly bytes: number;
  read(view: DataView, at: number): number;
}

const int24 = (view: DataView, at: number, littleEndian: boolean): number =>
  littleEndian
    ? view.getUint16(at, true) | (view.getInt8(at + 2) << 16)
    : (view.getInt8(at) << 16) | view.getUint16(at + 1);

/** ITU-T G.711, section 3: a sign, three bits of a power of two, four bits of its sixteenths. */
function fromUlaw(byte: number): number {
  const code = ~byte & 255;
  const magnitude = ((((code & 15) << 3) + 132) << ((code >> 4) & 7)) - 132;
  return (code & 128) === 0 ? magnitude : -magnitude;
}

function fromAlaw(byte: number): number {
  const code = byte ^ 0x55;
  const power = (code >> 4) & 7;
  const steps = ((code & 15) << 4) + 8;
  const magnitude = power === 0 ? steps : (steps + 256) << (power - 1);
  return (code & 128) === 0 ? -magnitude : magnitude;
}

const codings = (littleEndian: boolean, suffix: string): Readonly<Record<string, PcmCoding>> => ({
  [`pcm-s16${suffix}`]: { bytes: 2, read: (view, at) => view.getInt16(at, littleEndian) / 2 ** 15 },
  [`pcm-s24${suffix}`]: { bytes: 3, read: (view, at) => int24(view, at, littleEndian) / 2 ** 23 },
  [`pcm-s32${suffix}`]: { bytes: 4, read: (view, at) => view.getInt32(at, littleEndian) / 2 ** 31 },
  [`pcm-f32${suffix}`]: { bytes: 4, read: (view, at) => view.getFloat32(at, littleEndian) },
  [`pcm-f64${suffix}`]: { bytes: 8, read: (view, at) => view.getFloat64(at, littleEndian) },
});

/** Sound that is not compressed, by the audio reader's names for it. */
export const pcmCodings: Readonly<Record<string, PcmCoding>> = {
  ...codings(true, ""),
  ...codings(false, "be"),
  "pcm-u8": { bytes: 1, read: (view, at) => (view.getUint8(at) - 128) / 128 },
  "pcm-s8": { bytes: 1, read: (view, at) => view.getInt8(at) / 128 },
  ulaw: { bytes: 1, read: (view, at) => fromUlaw(view.getUint8(at)) / 2 ** 15 },
  alaw: { bytes: 1, read: (view, at) => fromAlaw(view.getUint8(at)) / 2 ** 15 },
};

/** The values of some frames of a packet, an array for each channel. */
export function pcmChannels(
  { bytes, read }: PcmCoding,
  channels: number,
  packet: Uint8Array,
  firstFrame: number,
  frames: number,
): readonly Float32Array[] {
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  return Array.from({ length: channels }, (_, channel) => {
    const values = new Float32Array(frames);
    let at = (firstFrame * channels + channel) * bytes;
    for (let frame = 0; frame < frames; frame++, at += bytes * channels) values[frame] = read(view, at);
    return values;
  });
}
