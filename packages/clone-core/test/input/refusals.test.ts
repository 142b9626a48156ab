import { describe, expect, it, vi } from "vitest";
import { type CloneProvider, cloneVoice, cloneVoiceToAll } from "../../src/index.ts";
import { refuse } from "../../src/input/refusal.ts";
import { wav } from "../recordings.ts";
import { providers, rejection, service } from "../service.ts";

type Options = Parameters<typeof cloneVoice>[0];
const [atCartesia, atInworld] = providers;

const refused = async (change: object, at: typeof atCartesia | typeof atInworld = atCartesia): Promise<string> => {
  const { fetch, sent } = service(at.created());
  const options = { provider: at.make(fetch), name: "Ada", language: at.language, sample: wav(), ...change };
  const error = await rejection(cloneVoice(options as unknown as Options));
  expect(error).toMatchObject({ name: "CloneError", outcome: "not_created" });
  expect(sent).toHaveLength(0);
  return (error as Error).message;
};

describe("a refusal names the option, what was given and what would be right", () => {
  it.each([
    [{ timeoutMs: 0 }, "timeoutMs is 0: pass milliseconds from 1 to 2147483647"],
    [{ timeoutMs: 2 ** 31 }, "timeoutMs is 2147483648: pass milliseconds from 1 to 2147483647"],
    [{ maxRetries: 101 }, "maxRetries is 101: pass a whole number from 0 to 100"],
    [{ maxSampleBytes: "1" }, "maxSampleBytes is a string: pass a number of bytes"],
    [{ signal: {} }, "signal is an Object: pass an AbortSignal"],
    [{ signal: null }, "signal is null: pass an AbortSignal"],
    [{ onEvent: "log" }, "onEvent is a string: pass a function"],
    [{ providerOptions: "tags" }, "providerOptions is a string: pass an object"],
    [{ providerOptions: null }, "providerOptions is null: pass an object"],
    [{ name: " " }, "name is blank: pass text"],
    [{ name: undefined }, "name is undefined: pass text"],
    [{ name: "a\u007f" }, "name is a string: take out U+007F at position 2"],
    [{ description: "\ud83d" }, "description is a string: take out U+D83D at position 1"],
    [{ description: "" }, "description is empty: pass text"],
    [{ samples: [], sample: undefined }, "samples is an Array: pass at least one { audio, transcription? }"],
    [{ samples: ["x"], sample: undefined }, "samples is an Array: pass at least one"],
    [{ samples: [{ audio: wav() }, "x"], sample: undefined }, "samples is an Array: pass at least one"],
    [{ samples: 7, sample: undefined }, "samples is 7: pass at least one"],
    [{ sample: Object.create(null) }, "sample is a bare object: pass a Blob"],
  ])("%#", async (change, message) => {
    expect(await refused(change)).toContain(`cartesia: ${message}`);
  });

  it("and keeps the error that made it necessary", () => {
    expect(refuse("sample", Symbol("x"), "pass a Blob").message).toBe("sample is Symbol(x): pass a Blob");
  });

  it("of a transcription that is no text, or that the provider takes none of", async () => {
    const samples = [{ audio: wav(), transcription: 7 }];
    expect(await refused({ samples, sample: undefined }, atInworld)).toBe(
      "inworld: samples[0].transcription is 7: pass text",
    );
  });

  it("of more samples than the provider takes", async () => {
    const samples = [{ audio: wav() }, { audio: wav() }];
    expect(await refused({ samples, sample: undefined })).toBe("cartesia: samples has 2 entries: cartesia takes 1");
  });

  it("of providers that are none, and of options for one that is not there", async () => {
    const all = async (change: object): Promise<unknown> =>
      rejection(
        cloneVoiceToAll({ name: "Ada", language: "en", sample: wav(), ...change } as unknown as Parameters<
          typeof cloneVoiceToAll
        >[0]),
      );
    expect(await all({ providers: null })).toMatchObject({
      provider: "cloneVoiceToAll",
      message: "cloneVoiceToAll: providers is null: pass an object of providers",
    });
    const made = atCartesia.make(service().fetch);
    expect(await all({ providers: { main: made, backup: made }, providerOptions: { other: 7 } })).toMatchObject({
      message: "cloneVoiceToAll: providerOptions.other is 7: providers has main, backup",
    });
  });
});

describe("what is just right is taken", () => {
  it.each([
    { timeoutMs: 1_000_000 },
    { timeoutMs: 2 ** 31 - 1 },
    { maxRetries: 0 },
    { maxRetries: 100 },
    { maxSampleBytes: 844 },
    { maxSampleBytes: Number.MAX_SAFE_INTEGER },
    { description: "two\nlines,\ta tab and \u{1f399}" },
    { name: "\u{1f399}" },
    { providerOptions: undefined },
  ])("%j", async (change) => {
    const { fetch } = service(atCartesia.created());
    const options = { provider: atCartesia.make(fetch), name: "Ada", language: "en", sample: wav(), ...change };
    expect((await cloneVoice(options)).id).toBe("voice-1");
  });
});

describe("a provider's documented limits", () => {
  const limited = (bytes: CloneProvider["accepts"]["bytes"] & {}): CloneProvider => ({
    ...atCartesia.make(service(atCartesia.created()).fetch),
    accepts: { formats: { values: ["wav"], level: "warn" }, bytes, transcription: false },
  });
  const options = { name: "Ada", language: "en", sample: wav() };

  it("count as many bytes as they say, and one more is too many", async () => {
    const just = await cloneVoice({ ...options, provider: limited({ max: 844, level: "warn" }) });
    expect(just.warnings).toEqual([]);
    const more = await cloneVoice({ ...options, provider: limited({ max: 843, level: "warn" }) });
    expect(more.warnings).toEqual([
      { code: "too_large", message: "cartesia documents 843 bytes, not 844", sampleIndex: 0 },
    ]);
    const error = await rejection(cloneVoice({ ...options, provider: limited({ max: 843, level: "refuse" }) }));
    expect(error).toMatchObject({ code: "unsupported_audio", outcome: "not_created" });
  });
});

it("is told in the same words by a provider whose entry point brings a copy of the check", async () => {
  vi.resetModules();
  const { inworld } = await import("../../src/providers/inworld.ts");
  const provider = inworld({ apiKey: "bWFkZTp1cA==" });
  const options = { provider, name: "Ada", language: "en", sample: wav(), providerOptions: { tags: "demo" } };
  expect(await rejection(cloneVoice(options as unknown as Options))).toMatchObject({
    code: "invalid_input",
    message: "inworld: providerOptions.tags is a string: pass a list of texts",
  });
});
