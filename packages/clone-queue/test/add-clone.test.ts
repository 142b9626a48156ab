import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { describe, expect, it } from "vitest";
import { type AddCloneOptions, addClone, type CloneQueue, cloneJob, cloneJobId } from "../src/index.ts";

const keyless = (): string => {
  throw new Error("the key was asked for");
};
const provider = inworld({ apiKey: keyless, fetch: () => Promise.reject(new Error("something was sent")) });
const right: AddCloneOptions = { key: "order-1", provider, name: "Ada", language: "en-GB", sample: "ada.wav" };
const add = (change: object) => cloneJob({ ...right, ...change } as AddCloneOptions);

describe("a voice that is added", () => {
  it("becomes a job without the provider's key", async () => {
    const transcription = "Hello";
    const { name, data, opts } = await add({ transcription, providerOptions: { tags: ["demo"] }, sample: { id: 7 } });
    expect(name).toBe("clone");
    expect(JSON.parse(JSON.stringify(data))).toEqual({
      ...{ key: "order-1", provider: "inworld", name: "Ada", language: "en-GB", sample: { id: 7 }, transcription },
      providerOptions: { tags: ["demo"] },
    });
    expect(opts).toMatchObject({ jobId: "key-order-1", attempts: 12, stackTraceLimit: 0 });
  });

  it.each([
    ["no name", { name: "" }, "invalid_input", "name is empty"],
    ["a language that is none", { language: "xx" }, "unsupported_language", 'language "xx"'],
    ["no key", { key: undefined }, "invalid_input", "idempotencyKey"],
    ["a key with other signs", { key: "ä" }, "invalid_input", "idempotencyKey"],
    ["a description with a mark", { providerOptions: { tags: ["key:b"] } }, "invalid_input", "mark"],
    [
      "an option that the provider has not",
      { providerOptions: { speed: 2 } },
      "invalid_input",
      "providerOptions.speed",
    ],
    ["a wrong option", { providerOptions: { tags: "demo" } }, "invalid_input", "providerOptions.tags"],
    [
      "a text for a provider without",
      { provider: cartesia({ apiKey: keyless }), language: "en", transcription: "Hi" },
      "invalid_input",
      "transcription",
    ],
    ["no provider", { provider: undefined }, "invalid_input", "provider is undefined"],
    ["audio", { sample: new Uint8Array(64) }, "invalid_input", "sample is no reference"],
    ["audio as an address", { sample: "data:audio/wav;base64,UklGRg==" }, "invalid_input", "sample is no reference"],
    [
      "audio as an address below",
      { sample: { url: [" Data:audio/wav,UklGRg"] } },
      "invalid_input",
      "sample is no reference",
    ],
    ["audio as a long text", { sample: { audio: "A".repeat(5_000) } }, "invalid_input", "sample is no reference"],
    ["no sample", { sample: undefined }, "invalid_input", "sample is no reference"],
  ])("is refused with %s", async (_what, change, code, words) => {
    const error = await add(change).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, outcome: "not_created", message: expect.stringContaining(words) });
  });

  it("cannot be written with words for a provider that takes none", () => {
    const call = { key: "a", name: "Ada", language: "en", sample: "ada.wav" };
    // @ts-expect-error Cartesia takes no transcription.
    const wrong = () => cloneJob({ ...call, provider: cartesia({ apiKey: keyless }), transcription: "Hello" });
    // @ts-expect-error Inworld has other options.
    const other = () => cloneJob({ ...call, provider, providerOptions: { base_voice_id: "a" } });
    expect([wrong, other]).toHaveLength(2);
  });

  it("has an id for every key, and no two keys have one", () => {
    const keys = ["a:b", "a-b", "a.b", "a_b", "4711", "meta", "key:4711", "-5", "NaN", ":", "::"];
    const ids = keys.map(cloneJobId);
    expect(new Set(ids).size).toBe(keys.length);
    for (const id of ids) expect(id).toMatch(/^key-[\w.~-]+$/);
  });

  it("is the first job of its key when it is added again", async () => {
    const first = { id: "key-order-1", data: { name: "Ada" } };
    const queue = {
      add: async () => ({ id: first.id }),
      getJob: async (id: string) => (id === first.id ? first : undefined),
    };
    expect(await addClone(queue as unknown as CloneQueue, { ...right, name: "Grace" })).toBe(first);
  });
});
