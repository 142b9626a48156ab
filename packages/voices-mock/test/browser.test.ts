import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";

/** The sources an entry loads, itself among them. Types are erased and load nothing. */
async function sources(entry: URL, found = new Map<string, string>()): Promise<Map<string, string>> {
  if (found.has(entry.href)) return found;
  const text = await readFile(entry, "utf8");
  found.set(entry.href, text);
  for (const [, path = ""] of text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from "(\.[^"]+)";/gms)) {
    await sources(new URL(path, entry), found);
  }
  return found;
}

describe("what a browser loads", () => {
  test.each(["cartesia", "inworld"])("%s.ts and all it imports need nothing of Node", async (entry) => {
    const found = await sources(new URL(`../src/${entry}.ts`, import.meta.url));
    expect([...found.keys()].some((address) => address.endsWith("/judge.ts"))).toBe(true);
    for (const [address, text] of found) {
      const needs = text.match(/"node:[^"]*"|\bBuffer\b|\bprocess\.|\brequire\(|\b__dirname\b/);
      expect(needs?.[0], address).toBeUndefined();
    }
  });

  test.each(["cartesia", "inworld"])("%s.ts and all it imports read neither the clock nor chance", async (entry) => {
    for (const [address, text] of await sources(new URL(`../src/${entry}.ts`, import.meta.url))) {
      expect(
        text.match(/Date\.now|new Date\(\)|Math\.random|randomUUID|getRandomValues/)?.[0],
        address,
      ).toBeUndefined();
    }
  });
});
