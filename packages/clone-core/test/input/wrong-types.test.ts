import { describe, expect, it } from "vitest";
import { type CloneSettings, cloneVoice, cloneVoiceToAll, type Fetch } from "../../src/index.ts";
import { type CartesiaOptions, cartesia } from "../../src/providers/cartesia.ts";
import { type InworldOptions, inworld } from "../../src/providers/inworld.ts";
import { wav } from "../recordings.ts";
import { providers, rejection, service } from "../service.ts";

/** What a caller without types may pass for anything, and how a refusal speaks of it. */
const values = {
  null: [null, "null"],
  number: [5, "5"],
  NaN: [Number.NaN, "NaN"],
  boolean: [true, "true"],
  text: ["x", "a string"],
  empty: ["", "empty"],
  list: [["x"], "an Array"],
  object: [{}, "an Object"],
  function: [() => 1, "a function"],
  symbol: [Symbol("x"), "Symbol(x)"],
  bigint: [5n, "5"],
  date: [new Date(), "a Date"],
  map: [new Map(), "a Map"],
} as const;
type Kind = keyof typeof values;

/** A test for each value that is wrong. */
const wrongKinds = (right: readonly Kind[]): Kind[] =>
  (Object.keys(values) as Kind[]).filter((kind) => !right.includes(kind));
const rows = <Field extends string>(table: Readonly<Record<Field, readonly Kind[]>>): [Field, Kind][] =>
  (Object.keys(table) as Field[]).flatMap((field) =>
    wrongKinds(table[field]).map((kind): [Field, Kind] => [field, kind]),
  );

/** Settings that every provider has, with the values that are right, or wrong in another way. */
const settings: Readonly<Record<keyof CloneSettings | "sample" | "samples" | "provider" | "providerOptions", Kind[]>> =
  {
    name: ["text"],
    language: [],
    description: ["text"],
    signal: [],
    timeoutMs: ["number"],
    maxRetries: ["number"],
    maxSampleBytes: ["number"],
    idempotencyKey: ["text"],
    lookFirst: ["boolean"],
    settleMs: ["number"],
    onEvent: ["function"],
    sample: [],
    samples: [],
    provider: [],
    providerOptions: ["object"],
  };

/** The fields of each provider's own: of its options in a call, and of what it is made with. */
const own = {
  cartesia: {
    options: { base_voice_id: ["null", "text"] } as Record<string, Kind[]>,
    made: {
      apiKey: ["text", "function"],
      baseUrl: ["symbol"],
      version: ["text"],
      fetch: ["function"],
      // Nothing but true counts, and only in a browser.
      dangerouslyAllowBrowser: Object.keys(values) as Kind[],
    } satisfies Record<keyof CartesiaOptions, Kind[]> as Record<string, Kind[]>,
    make: cartesia,
  },
  inworld: {
    options: { tags: ["list"], audioProcessingConfig: ["object"] } as Record<string, Kind[]>,
    made: {
      apiKey: ["text", "function"],
      baseUrl: ["symbol"],
      fetch: ["function"],
      dangerouslyAllowBrowser: Object.keys(values) as Kind[],
    } satisfies Record<keyof InworldOptions, Kind[]> as Record<string, Kind[]>,
    make: inworld,
  },
} as const;

describe.each(providers)("a value of a wrong type is refused by name and sends nothing at $name", (at) => {
  const { options, made, make } = own[at.name];
  const refusal = async (change: (fetch: Fetch) => object): Promise<string> => {
    const { fetch, sent } = service(at.created());
    const call = async (): Promise<unknown> => {
      const common = { provider: at.make(fetch), name: "Ada", language: at.language, sample: wav() };
      return cloneVoice({ ...common, ...change(fetch) } as unknown as Parameters<typeof cloneVoice>[0]);
    };
    const error = await rejection(call());
    expect(error).toMatchObject({ name: "CloneError", outcome: "not_created" });
    expect(sent).toHaveLength(0);
    return (error as Error).message.replace(/^[^:]*: /, "");
  };

  it.each(rows(settings))("%s: %s", async (field, kind) => {
    const [value, shown] = values[kind];
    const message = await refusal(() => ({
      ...(field === "samples" && { sample: undefined }),
      [field]: value,
    }));
    if (field === "language") expect(message).toMatch(/^language .+ is not a BCP 47 tag|^language "x"/);
    else expect(message.startsWith(`${field} is ${shown}: `), message).toBe(true);
  });

  it.each(wrongKinds([]))("samples[1].audio: %s", async (kind) => {
    const [audio, shown] = values[kind];
    const message = await refusal(() => ({ sample: undefined, samples: [{ audio: wav() }, { audio }] }));
    expect(message).toContain(`samples[1].audio is ${shown}: pass `);
  });

  it.each(wrongKinds(["text", "empty"]))("samples[0].transcription: %s", async (kind) => {
    const [transcription, shown] = values[kind];
    const message = await refusal(() => ({ sample: undefined, samples: [{ audio: wav(), transcription }] }));
    expect(message).toContain(`samples[0].transcription is ${shown}: `);
  });

  it.each(rows(options))("providerOptions.%s: %s", async (field, kind) => {
    const [value, shown] = values[kind];
    const message = await refusal(() => ({ providerOptions: { [field]: value } }));
    expect(message).toContain(`providerOptions.${field} is ${shown}: pass `);
  });

  it.each(rows(made))("of the provider, %s: %s", async (field, kind) => {
    const [value] = values[kind];
    const message = await refusal((fetch) => ({
      provider: make({ apiKey: at.key, fetch, [field]: value }),
    }));
    expect(message).toMatch(new RegExp(`^${field} (is|must be) .`));
  });

  it("what a key function returns", async () => {
    for (const kind of wrongKinds(["text"])) {
      const apiKey = (() => values[kind][0]) as () => string;
      expect(await refusal((fetch) => ({ provider: make({ apiKey, fetch }) }))).toContain("apiKey is ");
    }
  });
});

describe("what an option of Inworld holds is looked at too", () => {
  const at = providers[1];
  const refusal = async (providerOptions: object): Promise<string> => {
    const { fetch, sent } = service(at.created());
    const options = { provider: at.make(fetch), name: "Ada", language: "en-US", sample: wav(), providerOptions };
    const error = await rejection(cloneVoice(options));
    expect(error).toMatchObject({ code: "invalid_input", outcome: "not_created" });
    expect(sent).toHaveLength(0);
    return (error as Error).message;
  };

  it.each(wrongKinds(["text", "empty"]))("a tag: %s", async (kind) => {
    const [tag, shown] = values[kind];
    expect(await refusal({ tags: ["demo", tag] })).toContain(`providerOptions.tags[1] is ${shown}: pass text`);
  });

  it.each(wrongKinds(["boolean"]))("removeBackgroundNoise: %s", async (kind) => {
    const [removeBackgroundNoise, shown] = values[kind];
    expect(await refusal({ audioProcessingConfig: { removeBackgroundNoise } })).toContain(
      `providerOptions.audioProcessingConfig.removeBackgroundNoise is ${shown}: pass true or false`,
    );
  });
});

describe("cloneVoiceToAll refuses a value of a wrong type, and no provider is asked", () => {
  it.each(rows({ providers: ["object"], providerOptions: ["object"] }))("%s: %s", async (field, kind) => {
    const [value, shown] = values[kind];
    const { fetch, sent } = service(providers[0].created());
    const common = { providers: { main: providers[0].make(fetch) }, name: "Ada", language: "en", sample: wav() };
    const options = { ...common, [field]: value } as unknown as Parameters<typeof cloneVoiceToAll>[0];
    const error = await rejection(cloneVoiceToAll(options));
    expect(error).toMatchObject({ code: "invalid_input", outcome: "not_created", provider: "cloneVoiceToAll" });
    expect((error as Error).message).toContain(`${field} is ${shown}: pass an object`);
    expect(sent).toHaveLength(0);
  });
});

describe("what is right is taken", () => {
  it.each([
    { tags: [], audioProcessingConfig: {} },
    { tags: ["", "demo"], audioProcessingConfig: { removeBackgroundNoise: false } },
    { tags: undefined, audioProcessingConfig: undefined },
    { audioProcessingConfig: { removeBackgroundNoise: undefined } },
    { audioProcessingConfig: { removeBackgroundNoise: true, newField: 7 } },
  ])("by Inworld: %j", async (providerOptions) => {
    const { fetch, sent } = service(providers[1].created());
    const provider = inworld({ apiKey: providers[1].key, fetch });
    // A field that is newer than the generated types passes as it is.
    const options = { provider, name: "Ada", language: "en-US", sample: wav(), providerOptions } as object;
    await cloneVoice(options as Parameters<typeof cloneVoice>[0]);
    expect(await sent[0]?.json()).toMatchObject(JSON.parse(JSON.stringify(providerOptions)));
  });

  it.each([{ base_voice_id: null }, { base_voice_id: "base-1" }])("by Cartesia: %j", async (providerOptions) => {
    const { fetch, sent } = service(providers[0].created());
    const provider = cartesia({ apiKey: providers[0].key, fetch });
    await cloneVoice({ provider, name: "Ada", language: "en", sample: wav(), providerOptions });
    expect((await sent[0]?.formData())?.get("base_voice_id")).toBe(providerOptions.base_voice_id);
  });
});

describe("what a caller changes after the call", () => {
  it("is not sent, also when the sample is still being read", async () => {
    const { fetch, sent } = service(providers[1].created());
    const providerOptions = { tags: ["demo"] };
    const provider = inworld({ apiKey: providers[1].key, fetch });
    const sample = new Blob([wav()]);
    const voice = cloneVoice({ provider, name: "Ada", language: "en-US", sample, providerOptions });
    providerOptions.tags.push("late");
    await voice;
    expect(await sent[0]?.json()).toMatchObject({ tags: ["demo"] });
  });
});
