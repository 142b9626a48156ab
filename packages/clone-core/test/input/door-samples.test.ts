import { mkdtempSync, openAsBlob, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SampleAudio } from "../../src/index.ts";
import { wav } from "../recordings.ts";
import { providers } from "../service.ts";
import { accepted, audioOf, refused } from "./door.ts";

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
    ["a list of files", () => [new File([wav()], "ada.wav")], "an Array"],
    ["a sample with its transcription", () => ({ audio: wav(), transcription: "Hello" }), "an Object"],
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
