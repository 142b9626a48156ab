import { expect, it } from "vitest";
import { base64Texts } from "../../src/proofs/judge/trials/base64-texts.ts";
import { silentWav } from "../../src/workspace/made-up/silent-wav.ts";

it("writes the audio in many ways, no two of them the same", () => {
  const texts = base64Texts().map(([, text]) => text);
  expect(texts).not.toContain("");
  expect(new Set(texts).size).toBe(texts.length);
});

it("has a WAV file whose sizes are right", () => {
  const bytes = silentWav();
  const view = new DataView(bytes.buffer);
  expect(Buffer.from(bytes.subarray(0, 16)).toString("latin1")).toMatch(/^RIFF....WAVEfmt $/s);
  expect(view.getUint32(4, true)).toBe(bytes.length - 8);
  expect(view.getUint32(40, true)).toBe(bytes.length - 44);
});
