// For each packet of an MP4 file mediabunny 1.61 walks through all samples of its chunk. A damaged table can promise four
// billion of them, and nothing can interrupt that walk: the table has to be looked at beforehand.

// The boxes on the way to `stsc`, the table that says how many samples each chunk holds.
const boxesToEnter: ReadonlySet<string> = new Set(["moov", "trak", "mdia", "minf", "stbl"]);

/** The number of samples in the largest chunk that the tables of an MP4 or MOV file promise; 0 without tables. */
export function largestMp4Chunk(bytes: Uint8Array): number {
  return largestWithin(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, bytes.byteLength);
}

function largestWithin(view: DataView, start: number, end: number): number {
  let largest = 0;
  let position = start;
  while (position + 8 <= end) {
    const { type, headBytes, size } = boxAt(view, position, end);
    if (size < headBytes) break;
    const boxEnd = Math.min(position + size, end);
    const content = position + headBytes;
    if (type === "stsc") largest = Math.max(largest, largestEntry(view, content, boxEnd));
    else if (boxesToEnter.has(type)) largest = Math.max(largest, largestWithin(view, content, boxEnd));
    position += size;
  }
  return largest;
}

function boxAt(view: DataView, position: number, end: number): { type: string; headBytes: number; size: number } {
  const type = String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(position + offset)));
  const size = view.getUint32(position);
  // 0 stands for "to the end", 1 for a size of 64 bits behind the type.
  if (size === 0) return { type, headBytes: 8, size: end - position };
  if (size !== 1) return { type, headBytes: 8, size };
  return { type, headBytes: 16, size: position + 16 <= end ? Number(view.getBigUint64(position + 8)) : 0 };
}

/** Entries are 12 bytes: first chunk, samples in each chunk, description. Version and count stand before them. */
function largestEntry(view: DataView, content: number, end: number): number {
  let largest = 0;
  for (let entry = content + 8; entry + 12 <= end; entry += 12) largest = Math.max(largest, view.getUint32(entry + 4));
  return largest;
}
