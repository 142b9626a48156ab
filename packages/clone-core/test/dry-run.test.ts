import { expect, it } from "vitest";
import { AudioField, dryRun, requestRows } from "../src/dry-run.ts";
import { cartesia } from "../src/providers/cartesia.ts";
import { inworld } from "../src/providers/inworld.ts";

const key = "c2VjcmV0OmtleQ==";
/** Larger than what is encoded at once, and no multiple of three. */
const sample = new Uint8Array(100_001).fill(7);
sample.set(new TextEncoder().encode("RIFF\0\0\0\0WAVEfmt "));
const call = { name: "Ada", language: "pt-PT", sample } as const;

/** Whoever asks the network here is told. */
const fetch = (): never => {
  throw new Error("something was sent");
};

it("shows the request of each provider with a word for the key and a size for the audio, and sends nothing", async () => {
  const atInworld = await dryRun({
    ...call,
    provider: inworld({ apiKey: key, fetch }),
    providerOptions: { tags: ["a"] },
  });
  expect(requestRows(atInworld.request)).toEqual([
    ["POST", "https://api.inworld.ai/voices/v1/voices:clone"],
    ["authorization", "Basic [redacted]"],
    ["content-type", "application/json"],
    ["tags[0]", "a"],
    ["displayName", "Ada"],
    ["langCode", "PT_BR"],
    ["voiceSamples[0].audioData", "100001 bytes of audio/wav"],
  ]);
  expect(atInworld.warnings).toMatchObject([{ code: "language_differs" }]);

  const { request } = await dryRun({ ...call, provider: cartesia({ apiKey: key, fetch }) });
  expect(request.headers["authorization"]).toBe("Bearer [redacted]");
  expect(request.body["clip"]).toEqual(new AudioField(100_001, "audio/wav", "sample.wav"));
  expect(JSON.stringify([atInworld, request])).not.toContain(key);
});

it("shows the request that a first call with an idempotency key sends", async () => {
  const options = { ...call, provider: inworld({ apiKey: key, fetch }), idempotencyKey: "order-4711" };
  expect((await dryRun(options)).request.body["tags"]).toEqual(["key:order-4711"]);
});

it("is refused where the call would be", async () => {
  const refused = dryRun({ ...call, language: "tlh", provider: cartesia({ apiKey: key, fetch }) });
  await expect(refused).rejects.toMatchObject({ code: "unsupported_language", outcome: "not_created" });
});
