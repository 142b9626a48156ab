import { mkdtempSync, openAsBlob, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CloneError, cloneVoice, type SampleAudio } from "../src/index.ts";
import { wav } from "./recordings.ts";
import { providers, rejection, service } from "./service.ts";

type Options = Parameters<typeof cloneVoice>[0];
type At = (typeof providers)[number];

/** The error of a call that sends nothing. */
async function refused({ make, created, language }: At, change: object): Promise<CloneError> {
  const { fetch, sent } = service(created());
  const options = { provider: make(fetch), name: "Ada", language, sample: wav(), ...change };
  const error = await rejection(cloneVoice(options as unknown as Options));
  expect(error).toMatchObject({ name: "CloneError", outcome: "not_created" });
  expect(sent).toHaveLength(0);
  return error as CloneError;
}

/** The request of a call that comes to a voice. */
async function accepted({ make, created, language }: At, change: object): Promise<Request> {
  const { fetch, sent } = service(created());
  const options = { provider: make(fetch), name: "Ada", language, sample: wav(), ...change };
  expect((await cloneVoice(options as unknown as Options)).id).toBe("voice-1");
  expect(sent).toHaveLength(1);
  return sent[0] as Request;
}

const audioOf = async (request: Request): Promise<Buffer> =>
  request.headers.get("content-type")?.startsWith("multipart/form-data")
    ? Buffer.from(await ((await request.formData()).get("clip") as File).arrayBuffer())
    : Buffer.from((await request.json()).voiceSamples[0].audioData, "base64");

const nameOf = async (request: Request): Promise<unknown> =>
  request.headers.get("content-type")?.startsWith("multipart/form-data")
    ? (await request.formData()).get("name")
    : (await request.json()).displayName;

/** A recording whose bytes stand in a buffer made by somebody else. */
const within = (buffer: ArrayBuffer | SharedArrayBuffer): Uint8Array => {
  const bytes = new Uint8Array(buffer);
  bytes.set(wav());
  return bytes;
};
// TypeScript's library of this year does not know that a buffer may grow.
const growing = (): ArrayBuffer => Reflect.construct(ArrayBuffer, [844, { maxByteLength: 2000 }]);
const givenAway = (): Uint8Array<ArrayBuffer> => {
  const bytes = wav();
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
};

describe.each(providers)("samples at the door of $name", (at) => {
  it.each<[string, () => unknown]>([
    ["memory shared with a worker", () => within(new SharedArrayBuffer(844))],
    ["a buffer that may grow", () => within(growing()).buffer],
    ["a view of a buffer that may grow", () => within(growing())],
    ["a slice of a Blob", () => new Blob(["before", wav(), "after"]).slice(6, 850)],
    ["a File named as something else", () => new File([wav()], 'x".html\r\n', { type: "text/html" })],
  ])("%s is taken", async (_what, make) => {
    expect(Buffer.compare(await audioOf(await accepted(at, { sample: make() })), Buffer.from(wav()))).toBe(0);
  });

  it.each<[string, () => unknown, string]>([
    ["base64 text", () => Buffer.from(wav()).toString("base64"), "a string"],
    ["a data address", () => `data:audio/wav;base64,${Buffer.from(wav()).toString("base64")}`, "a string"],
    ["an address", () => new URL("file:///ada.wav"), "a URL"],
    ["a request", () => new Request("https://x.example", { method: "POST", body: wav() }), "a Request"],
    ["a form", () => new FormData(), "a FormData"],
    ["a stream of Node", () => Readable.from([wav()]), "a Readable"],
    ["a list of files", () => [new File([wav()], "ada.wav")], "a Array"],
    ["a sample with its transcription", () => ({ audio: wav(), transcription: "Hello" }), "a Object"],
    ["a view of data", () => new DataView(wav().buffer), "a DataView"],
    ["decoded sound", () => new Float32Array(400), "a Float32Array"],
    ["shared memory itself", () => new SharedArrayBuffer(844), "a SharedArrayBuffer"],
    ["a number", () => 7, "7"],
  ])("%s is refused, with what would be right", async (_what, make, given) => {
    const { code, message } = await refused(at, { sample: make() });
    expect(code).toBe("invalid_input");
    expect(message).toContain(`sample is ${given}: pass `);
    expect(message).not.toContain(Buffer.from(wav().subarray(60, 120)).toString("base64"));
  });

  it.each<[string, () => unknown]>([
    ["bytes of a buffer that was given away", givenAway],
    ["a buffer that was given away", () => givenAway().buffer],
  ])("%s are refused as empty", async (_what, make) => {
    expect(await refused(at, { sample: make() })).toMatchObject({ code: "unsupported_audio" });
  });

  it("a Blob whose stream fails is refused, with the reason as the cause", async () => {
    const reason = new Error("the disk is gone");
    class Failing extends Blob {
      override arrayBuffer(): Promise<ArrayBuffer> {
        const stream = new ReadableStream({ pull: (controller) => controller.error(reason) });
        return new Response(stream).arrayBuffer();
      }
    }
    const error = await refused(at, { sample: new Failing([wav()]) });
    expect(error).toMatchObject({ code: "invalid_input", cause: reason });
    expect(error.message).toContain("sample");
  });
});

describe.each(providers)("a file on a disk, given to $name,", (at) => {
  let folder = "";
  let sample: SampleAudio;
  const path = (): string => join(folder, "ada.wav");
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "clone-core-"));
    writeFileSync(path(), wav());
    sample = await openAsBlob(path());
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("arrives as it is", async () => {
    expect(Buffer.compare(await audioOf(await accepted(at, { sample })), Buffer.from(wav()))).toBe(0);
  });

  it.each([
    ["removed", () => rmSync(path())],
    ["cut short", () => truncateSync(path(), 100)],
    ["written over", () => writeFileSync(path(), wav(4000))],
  ])("is refused when it was %s before it was read", async (_what, change) => {
    change();
    const error = await refused(at, { sample });
    expect(error).toMatchObject({ code: "invalid_input", cause: { name: "NotReadableError" } });
    expect(error.message).toContain("sample");
  });
});

describe.each(providers)("names at the door of $name", (at) => {
  it.each([
    ["emoji", "Ada 🎙️👩🏽‍🚀"],
    ["quotes that could end a header", 'Ada"; filename="x.html'],
    ["backslashes", 'a\\"b\\\\'],
    ["percent signs", "100%22%0D%0A"],
    ["another direction", "\u202eadA\u202c آدا"],
    ["line separators", "a\u2028b\u2029c"],
    ["spaces around it", "  Ada  "],
    ["fifty thousand letters", "x".repeat(50_000)],
  ])("%s arrive as given", async (_what, name) => {
    expect(await nameOf(await accepted(at, { name }))).toBe(name);
  });

  it.each([
    ["a line break", "Ada\r\nX-Injected: yes"],
    ["a null character", "Ada\0"],
    ["an escape sequence", "Ada\x1b[31m"],
    ["a control character of Latin-1", "Ada\x85"],
    ["a list", ["Ada"]],
    ["a text object", new String("Ada")],
  ])("%s is refused by name", async (_what, name) => {
    const { code, message } = await refused(at, { name });
    expect(code).toBe("invalid_input");
    expect(message).toContain("name is ");
  });
});

describe.each(providers)("languages at the door of $name", (at) => {
  it.each(["eN-uS", "en-Latn-US", "en-US-u-ca-gregory", "en-us-x-ada"])("%s is taken", async (language) => {
    await accepted(at, { language });
  });

  it.each([
    " en",
    "en-",
    "en\r\nX: y",
    "ＥＮ",
    "*",
    "en-US,fr",
    "C.UTF-8",
    "i-klingon",
    "x-private",
    "a".repeat(10_000),
  ])("%j is refused by name", async (language) => {
    const { code, message } = await refused(at, { language });
    expect(code).toBe("unsupported_language");
    expect(message).toContain("language");
    expect(message.length).toBeLessThan(1000);
  });

  it.each([[["en"]], [new String("en")], [Symbol("en")], [5n], [true], [null]])(
    "what is no text is",
    async (language) => {
      expect(await refused(at, { language })).toMatchObject({ code: "unsupported_language" });
    },
  );
});

describe("tags", () => {
  it("arrive as given, whatever is written in them", async () => {
    const tags = ["", "emoji 🎙️", 'quotes "', "two\nlines"];
    const request = await accepted(providers[1], { providerOptions: { tags } });
    expect(await request.json()).toMatchObject({ tags });
  });
});
