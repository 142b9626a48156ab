import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { cloneVoice } from "../../src/index.ts";
import { cartesia } from "../../src/providers/cartesia.ts";
import { inworld } from "../../src/providers/inworld.ts";
import { beginsWith, wav } from "../recordings.ts";
import { cartesiaKey, inworldKey, providers, rejection, service } from "../service.ts";

type Options = Parameters<typeof cloneVoice>[0];

describe.each(providers)("a call to $name is refused before anything is sent", ({ make, created, language }) => {
  const refused = async (change: Record<string, unknown>, code = "invalid_input"): Promise<string> => {
    const { fetch, sent } = service(created());
    const options = { provider: make(fetch), name: "Ada", language, sample: wav(), ...change };
    const error = await rejection(cloneVoice(options as unknown as Options));
    expect(error).toMatchObject({ name: "CloneError", code, outcome: "not_created" });
    expect(sent).toHaveLength(0);
    return (error as Error).message;
  };

  it.each([
    ["a path", "/tmp/ada.wav", "await readFile(path)"],
    ["a name without an ending", "ada", "await readFile(path)"],
    ["a path with a colon", "recordings/data:1", "await readFile(path)"],
    ["a path as long as a recording", `../${"ada/".repeat(60)}ada`, "await readFile(path)"],
    ["a path as long as a recording, with an ending", `/${"ada/".repeat(60)}ada.wav`, "await readFile(path)"],
    ["200 letters", "a".repeat(200), "await readFile(path)"],
    ["201 letters", "a".repeat(201), 'Buffer.from(base64, "base64")'],
    ["base64 that a log has cut off", `${"UklG".repeat(300)}…`, 'Buffer.from(base64, "base64")'],
    ["a Response", new Response(wav()), "response.blob()"],
    ["a stream", new Blob([wav()]).stream(), "new Response(stream).blob()"],
    [
      "node-fetch's Response",
      { size: 0, async arrayBuffer() {}, [Symbol.toStringTag]: "Response" },
      "await response.blob()",
    ],
    ["a file that does not say its size", { slice() {}, async arrayBuffer() {} }, "pass a Blob, File"],
    ["a promise", Promise.resolve(wav()), "await promise"],
    ["a list of numbers", [...wav()], "Uint8Array.from(numbers)"],
    ["a list of parts", [new Blob([wav()])], "new Blob(parts)"],
    ["raw samples", new Int16Array(400), "new Uint8Array(view.buffer, view.byteOffset, view.byteLength)"],
    ["a data address", "data:audio/wav;base64,UklGRg==", "await (await fetch(address)).blob()"],
    ["a data address in capitals", "DATA:audio/wav;base64,UklGRg==", "await (await fetch(address)).blob()"],
    ["an address without TLS", "http://voices.example/ada.wav", "await (await fetch(address)).blob()"],
    ["an address", "https://voices.example/ada.wav", "await (await fetch(address)).blob()"],
    ["the address of a Blob", "blob:https://voices.example/1", "await (await fetch(address)).blob()"],
    ["the files of an input", { length: 1, [Symbol.toStringTag]: "FileList" }, "pass files[0]"],
    ["an async generator", (async function* () {})(), "new Blob(await Array.fromAsync(generator))"],
    ["decoded sound", new Float32Array(400), "pass a Blob, File, Uint8Array or ArrayBuffer of a whole audio file"],
    ["multer's files in memory", [{ fieldname: "a", buffer: Buffer.from("RIFF") }], "pass files[0].buffer"],
    ["multer's files on disk", [{ fieldname: "a", path: "uploads/1" }], "await readFile(files[0].path)"],
    ["parts of bytes", [wav()], "new Blob(parts)"],
    ["no parts", [], "a Blob, File"],
    ["base64", Buffer.from(wav()).toString("base64"), 'Buffer.from(base64, "base64")'],
    ["base64 in lines", Buffer.from(wav()).toString("base64").replaceAll(/.{76}/g, "$&\n"), "Buffer.from(base64"],
    ["Node's stream of a file", Object.assign(Readable.from([]), { path: "ada.wav" }), "await readFile(stream.path)"],
    ["Node's stream", Readable.from([]), "Buffer.concat(await stream.toArray())"],
    ["multer's file in memory", { fieldname: "a", buffer: Buffer.from("RIFF"), size: 4 }, "pass file.buffer"],
    ["multer's file on disk", { fieldname: "a", path: "uploads/1", size: 4 }, "await readFile(file.path)"],
    ["jsdom's Blob", { size: 4, slice() {}, [Symbol.toStringTag]: "Blob" }, "or leave jsdom"],
    ["jsdom's file", { size: 4, slice() {}, [Symbol.toStringTag]: "File" }, "or leave jsdom (@jest-environment node)"],
    [
      "React Native's file",
      { uri: "file:///ada.m4a", name: "a", type: "b" },
      "await (await fetch(file.uri)).blob(); on React Native",
    ],
    ["null", null, "Blob"],
    ["nothing", undefined, "Blob"],
  ])("with %s for a sample, saying what to pass instead", async (_what, sample, advice) => {
    const message = await refused({ sample });
    expect(message).toContain("sample is ");
    expect(message).toContain(advice);
  });

  it.each([
    ["empty bytes", new Uint8Array(), "sample is empty"],
    ["an empty file", new File([], "ada.wav", { type: "audio/wav" }), "sample is empty"],
    ["text", new TextEncoder().encode("This is no audio. ".repeat(20)), "does not begin like any audio"],
    ["the first bytes of a recording alone", wav().subarray(0, 20), "does not begin like any audio"],
    ["a picture", beginsWith(0x89, "PNG\r\n"), "does not begin like any audio"],
  ])("with %s for a sample", async (_what, sample, reason) => {
    expect(await refused({ sample }, "unsupported_audio")).toContain(reason);
  });

  it("not with the File of a test environment, which has neither our class nor a tag", async () => {
    const { fetch, sent } = service(created());
    const sample = { size: 844, type: "audio/wav", slice() {}, arrayBuffer: async () => wav().slice().buffer };
    await cloneVoice({ provider: make(fetch), name: "Ada", language, sample } as unknown as Options);
    expect(sent).toHaveLength(1);
  });

  it("with a sample over maxSampleBytes, which is not even read", async () => {
    const large = Object.defineProperties(new Blob([wav()]), {
      size: { value: 32_000_001 },
      arrayBuffer: { value: () => Promise.reject(new Error("was read")) },
    });
    expect(await refused({ sample: large }, "unsupported_audio")).toContain("32000001 bytes, more than maxSampleBytes");
    expect(await refused({ maxSampleBytes: 800 }, "unsupported_audio")).toContain("844 bytes");
  });

  it("with a file that cannot be read to its end", async () => {
    const cause = new DOMException("The file changed", "NotReadableError");
    const broken = Object.defineProperty(new Blob([wav()]), "arrayBuffer", { value: () => Promise.reject(cause) });
    expect(await refused({ sample: broken })).toContain("could not be read");
  });

  it("with both sample and samples, or with neither a list nor an entry in it", async () => {
    expect(await refused({ samples: [{ audio: wav() }] })).toContain("not both");
    expect(await refused({ sample: undefined, samples: [] })).toContain("at least one");
    expect(await refused({ sample: undefined, samples: wav() })).toContain("samples is a Uint8Array");
    expect(await refused({ sample: undefined, samples: [null] })).toContain("{ audio, transcription? }");
  });

  it("with samples that are recordings themselves, saying where to put them", async () => {
    const [blob, bytes] = [new Blob([wav()]), wav()];
    const messageOf = (samples: readonly unknown[]): Promise<string> => refused({ sample: undefined, samples });
    expect(await messageOf([blob])).toContain("samples[0] is a Blob: pass { audio: sample }");
    expect(await messageOf([{ audio: bytes }, bytes])).toContain("samples[1] is a Uint8Array: pass { audio: sample }");
  });

  it.each([
    ["no name", undefined, "name is undefined"],
    ["an empty name", "", "name is empty"],
    ["a blank name", " \t", "name is blank"],
    ["a name that is a number", 7, "name is 7"],
    ["a line break in the name", "Ada\nBob", "U+000A at position 4"],
    ["half an emoji in the name", "Ada \ud83d", "U+D83D at position 5"],
  ])("with %s", async (_what, name, reason) => {
    expect(await refused({ name })).toContain(reason);
  });

  it("with a description that is not text", async () => {
    expect(await refused({ description: "a\0b" })).toContain("U+0000 at position 2");
    expect(await refused({ description: 3 })).toContain("description is 3");
  });

  it.each([
    ["xx", "not supported"],
    ["tlh", "not supported"],
    ["English", "not supported"],
    ["en_US", "may mean en-US"],
    ["", "not a BCP 47 tag"],
    ["e", "not a BCP 47 tag"],
    ["LANGUAGE_CODE_UNSPECIFIED", "not a BCP 47 tag"],
    [undefined, "language is missing: pass a BCP 47 tag such as en-US"],
    [7, "7"],
  ])("with the language %j", async (given, reason) => {
    expect(await refused({ language: given }, "unsupported_language")).toContain(reason);
  });

  it.each([
    ["timeoutMs", 0],
    ["timeoutMs", -1],
    ["timeoutMs", Number.NaN],
    ["timeoutMs", Number.POSITIVE_INFINITY],
    ["timeoutMs", "5"],
    ["maxRetries", -1],
    ["maxRetries", 1.5],
    ["maxSampleBytes", 0],
    ["signal", {}],
    ["onEvent", "log"],
    ["providerOptions", "tags"],
  ])("with %s %j", async (option, value) => {
    expect(await refused({ [option]: value })).toContain(`${option} is `);
  });

  it("with an option that the provider does not have", async () => {
    expect(await refused({ providerOptions: { displayname: "x" } })).toMatch(
      /providerOptions.displayname is .+: \w+ takes \w+/,
    );
  });

  it("without a provider", async () => {
    expect(await refused({ provider: undefined })).toContain("pass one such as cartesia({ apiKey })");
    expect(await refused({ provider: "cartesia" })).toContain("provider is a string");
  });

  it("with a key function that returns no key", async () => {
    for (const [key, reason] of [
      ["", "apiKey is empty"],
      [undefined, "apiKey is undefined"],
      ["secret\n", "position 7 of 7"],
    ] as const) {
      const apiKey = (): string => key as string;
      const { fetch, sent } = service(created());
      const provider = make(fetch).name === "cartesia" ? cartesia({ apiKey, fetch }) : inworld({ apiKey, fetch });
      const error = await rejection(cloneVoice({ provider, name: "Ada", language, sample: wav() }));
      expect(error).toMatchObject({ code: "invalid_input", outcome: "not_created" });
      expect((error as Error).message).toContain(reason);
      expect((error as Error).message).not.toContain("secret");
      expect(sent).toHaveLength(0);
    }
  });
});

describe("what one provider takes and another does not", () => {
  it("refuses a format that Inworld's document excludes", async () => {
    const { fetch, sent } = service(providers[1].created());
    const provider = inworld({ apiKey: inworldKey, fetch });
    for (const sample of [beginsWith("OggS"), beginsWith("fLaC"), beginsWith("\x1aE", 0xdf, 0xa3)]) {
      const error = await rejection(cloneVoice({ provider, name: "Ada", language: "en-US", sample }));
      expect(error).toMatchObject({ code: "unsupported_audio", message: expect.stringContaining("wav, mp3") });
    }
    expect(sent).toHaveLength(0);
  });

  it.each([
    ["flac", beginsWith("fLaC"), "audio/flac"],
    ["ogg", beginsWith("OggS"), "audio/ogg"],
    ["mp3", beginsWith("ID3"), "audio/mpeg"],
    ["mp3", beginsWith(0xff, 0xfb, 0x90, 0x64), "audio/mpeg"],
  ])("labels %s by its bytes for Cartesia", async (ending, sample, type) => {
    const { fetch, sent } = service(providers[0].created());
    const provider = cartesia({ apiKey: cartesiaKey, fetch });
    const voice = await cloneVoice({ provider, name: "Ada", language: "en", sample });
    expect((await sent[0]?.formData())?.get("clip")).toMatchObject({ name: `sample.${ending}`, type });
    expect(voice.warnings).toEqual([]);
  });

  it("warns of a format that Cartesia's pages do not list", async () => {
    const { fetch, sent } = service(providers[0].created());
    const sample = beginsWith("\0\0\0\x20ftypM4A ");
    const voice = await cloneVoice({
      provider: cartesia({ apiKey: cartesiaKey, fetch }),
      name: "Ada",
      language: "en",
      sample,
    });
    expect(sent).toHaveLength(1);
    expect(voice.warnings).toMatchObject([{ code: "undocumented_format", sampleIndex: 0 }]);
  });

  it("warns of a size that Inworld's guide does not allow", async () => {
    const { fetch, sent } = service(providers[1].created());
    const voice = await cloneVoice({
      provider: inworld({ apiKey: inworldKey, fetch }),
      name: "Ada",
      language: "en-US",
      sample: wav(2_000_000),
    });
    expect(sent).toHaveLength(1);
    expect(voice.warnings).toMatchObject([{ code: "too_large", sampleIndex: 0 }]);
  });

  it("refuses a second sample and a transcription for Cartesia", async () => {
    const { fetch, sent } = service(providers[0].created());
    const common = { provider: cartesia({ apiKey: cartesiaKey, fetch }), name: "Ada", language: "en" };
    const two = { ...common, samples: [{ audio: wav() }, { audio: wav() }] } as unknown as Options;
    const said = { ...common, samples: [{ audio: wav(), transcription: "Hello" }] } as unknown as Options;
    expect(await rejection(cloneVoice(two))).toMatchObject({ code: "invalid_input" });
    expect(await rejection(cloneVoice(said))).toMatchObject({
      message: expect.stringContaining("transcription is a string: cartesia takes none"),
    });
    expect(sent).toHaveLength(0);
  });
});

describe("a provider does not start", () => {
  it.each([
    ["no key", {}, "apiKey is missing"],
    ["an empty key", { apiKey: "" }, "apiKey is empty"],
    ["a stray line break", { apiKey: "sk_car_secret\n" }, "position 14 of 14"],
    ["a scheme before the key", { apiKey: "Basic c2VjcmV0OnNlY3JldA==" }, "position 6 of 26: pass the key alone"],
    ["an address that is none", { apiKey: "sk_car_secret", baseUrl: "api.example" }, "baseUrl must be an http address"],
    ["another protocol", { apiKey: "sk_car_secret", baseUrl: "ftp://api.example" }, "http address"],
    ["a key in the clear", { apiKey: "sk_car_secret", baseUrl: "http://api.example" }, "must be https"],
    [
      "a password in the address",
      { apiKey: "sk_car_secret", baseUrl: "https://secret:secret@api.example" },
      "password",
    ],
  ])("with %s", (_what, options, reason) => {
    for (const make of [cartesia, inworld]) {
      let error: unknown;
      try {
        make(options);
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toMatchObject({ name: "CloneError", code: "invalid_input", outcome: "not_created" });
      expect((error as Error).message).toContain(reason);
      expect(String((error as Error).stack)).not.toContain("secret@");
      expect((error as Error).message).not.toMatch(/sk_car_secret|c2VjcmV0/);
    }
  });

  it("in a browser, unless it goes to a server of one's own or that is allowed", () => {
    const own = Object.getOwnPropertyDescriptor(globalThis, "navigator");
    Object.defineProperty(globalThis, "navigator", { value: { userAgent: "Mozilla/5.0" }, configurable: true });
    try {
      expect(() => cartesia({ apiKey: cartesiaKey })).toThrow("dangerouslyAllowBrowser");
      expect(() => inworld({ apiKey: inworldKey })).toThrow("dangerouslyAllowBrowser");
      expect(cartesia({ apiKey: cartesiaKey, dangerouslyAllowBrowser: true }).name).toBe("cartesia");
      expect(inworld({ baseUrl: "https://voices.example" }).name).toBe("inworld");
    } finally {
      if (own) Object.defineProperty(globalThis, "navigator", own);
    }
  });

  it("is right with plain http on this machine", () => {
    for (const baseUrl of ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:1"]) {
      expect(cartesia({ apiKey: cartesiaKey, baseUrl }).name).toBe("cartesia");
    }
  });
});
