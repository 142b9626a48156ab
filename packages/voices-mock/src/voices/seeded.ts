/** A UUID (version 4 in form) that is always the same for the same text, on every runtime. */
export function seededUuid(text: string): string {
  const hex = [0, 1, 2, 3].map((lane) => hash(`${lane}/${text}`).toString(16).padStart(8, "0")).join("");
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ];
  return groups.join("-");
}

/** The mock's clock: it starts at a fixed day, another for each seed, and moves by one second with each voice. */
export function seededTime(ordinal: number, seed?: string, first?: Date): Date {
  if (first !== undefined) return new Date(first.getTime() + (ordinal - 1) * 1000);
  const days = seed === undefined ? 0 : hash(seed) % 20_000;
  return new Date(Date.UTC(2026, 2, 1 + days) + ordinal * 1000);
}

/** A number from 0 up to but not including 1 that is always the same for the same text. */
export function seededFraction(text: string): number {
  return hash(text) / 2 ** 32;
}

/** FNV-1a with a final mix, 32 bits: nothing secret depends on it, it only has to spread and stay the same. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39);
  return (value ^ (value >>> 15)) >>> 0;
}
