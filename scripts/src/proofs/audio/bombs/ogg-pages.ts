import { type Bytes, joined, littleEndian, text } from "./bytes.ts";

const sums = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 24;
  for (let bit = 0; bit < 8; bit++) sum = sum & 0x8000_0000 ? (sum << 1) ^ 0x04c1_1db7 : sum << 1;
  return sum >>> 0;
});

function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum = ((sum << 8) ^ (sums[((sum >>> 24) ^ byte) & 255] ?? 0)) >>> 0;
  return sum;
}

export interface Page {
  /** How many bytes each piece of a packet has; 255 stands for a packet that goes on. */
  readonly lacing: readonly number[];
  readonly data: Uint8Array;
  /** The end of the page in samples; -1 where no packet ends. */
  readonly granule?: number;
  readonly kind?: "first" | "continued" | "last" | "";
  readonly serial?: number;
  readonly sequence?: number;
}

const kinds = { "": 0, continued: 1, first: 2, last: 4 } as const;

export function oggPage({ lacing, data, granule = 0, kind = "", serial = 1, sequence = 0 }: Page): Bytes {
  const page = joined(
    text("OggS"),
    [0, kinds[kind]],
    littleEndian(granule < 0 ? 2 ** 32 - 1 : granule, 4),
    littleEndian(granule < 0 ? 2 ** 32 - 1 : Math.floor(granule / 2 ** 32), 4),
    littleEndian(serial, 4),
    littleEndian(sequence, 4),
    new Uint8Array(4),
    [lacing.length],
    lacing,
    data,
  );
  page.set(littleEndian(checksum(page), 4), 22);
  return page;
}

/** The pieces of one packet. */
export const lacingOf = (size: number): readonly number[] => [
  ...Array.from({ length: Math.floor(size / 255) }, () => 255),
  size % 255,
];

/** A packet on pages of its own. */
export function pagesOf(
  packet: Uint8Array,
  { kind = "", granule = 0, serial = 1, sequence = 0 }: Partial<Page>,
): Bytes {
  const lacing = lacingOf(packet.length);
  const pages: Bytes[] = [];
  for (let from = 0; from < lacing.length; from += 255) {
    const part = lacing.slice(from, from + 255);
    const data = packet.subarray(from * 255, from * 255 + part.reduce((sum, size) => sum + size, 0));
    const ends = from + 255 >= lacing.length;
    pages.push(
      oggPage({
        lacing: part,
        data,
        granule: ends ? granule : -1,
        kind: from === 0 ? kind : "continued",
        serial,
        sequence: sequence + pages.length,
      }),
    );
  }
  return joined(...pages);
}
