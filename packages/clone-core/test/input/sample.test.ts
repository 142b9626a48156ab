import { describe, expect, it } from "vitest";
import { cloneVoice } from "../../src/index.ts";
import { readSamples, type SampleAudio } from "../../src/input/sample.ts";
import { wav } from "../recordings.ts";
import { providers, rejection, service } from "../service.ts";

const [, atInworld] = providers;
const refusal = (...samples: unknown[]): string => {
  const given = samples.map((audio) => ({ audio: audio as SampleAudio }));
  try {
    readSamples(given, 1_000);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("accepted");
};

describe("a sample that is refused", () => {
  it("is named by its place among several, and simply so where it is alone", () => {
    expect(refusal("ada.wav")).toMatch(/^sample is a string: /);
    expect(refusal(wav(), "ada.wav")).toMatch(/^samples\[1\]\.audio is a string: /);
    expect(refusal(new Uint8Array(), wav())).toMatch(/^samples\[0\]\.audio is empty: /);
  });

  it("is told which formats would be right", () => {
    expect(refusal(new Uint8Array())).toBe(
      "sample is empty: pass a whole wav, mp3, flac, ogg, webm, m4a, aac, aiff file",
    );
  });

  it("has more bytes than the limit, not as many", () => {
    expect(readSamples([{ audio: wav() }], 844)).toHaveLength(1);
    expect(() => readSamples([{ audio: wav() }], 843)).toThrow("sample has 844 bytes, more than maxSampleBytes, 843");
  });
});

describe("a sample that was read", () => {
  it("is labelled by its bytes and knows its size", () => {
    const [sample] = readSamples([{ audio: wav(), transcription: "Hello" }], 1_000) as Awaited<
      ReturnType<typeof readSamples>
    >;
    expect(sample).toMatchObject({ format: "wav", size: 844, transcription: "Hello" });
    expect([sample?.file.name, sample?.file.type]).toEqual(["sample.wav", "audio/wav"]);
  });

  it("is copied when it is first asked for, and then the same", () => {
    const audio = wav();
    const [sample] = readSamples([{ audio }], 1_000) as Awaited<ReturnType<typeof readSamples>>;
    const { bytes, file } = sample ?? {};
    audio.fill(0);
    expect(bytes).toEqual(wav());
    expect(sample?.bytes).toBe(bytes);
    expect(sample?.file).toBe(file);
  });
});

describe("what a caller takes back while a sample is read", () => {
  it.each([
    ["a Blob", (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes])],
    ["a File", (bytes: Uint8Array<ArrayBuffer>) => new File([bytes], "ada.wav")],
  ])("beside %s does not change the request", async (_what, make) => {
    const { fetch, sent } = service(atInworld.created());
    const bytes = wav();
    const samples = [
      { audio: bytes, transcription: "One" },
      { audio: make(wav(401)), transcription: "Two" },
    ];
    const voice = cloneVoice({ provider: atInworld.make(fetch), name: "Ada", language: "en-US", samples });
    bytes.fill(0);
    samples.length = 0;
    await voice;
    expect(await sent[0]?.json()).toMatchObject({
      voiceSamples: [
        { audioData: Buffer.from(wav()).toString("base64"), transcription: "One" },
        { audioData: Buffer.from(wav(401)).toString("base64"), transcription: "Two" },
      ],
    });
  });
});

describe("a file that cannot be read to its end", () => {
  it("is named, with the reason as the cause", async () => {
    const cause = new DOMException("The file changed", "NotReadableError");
    const broken = Object.defineProperty(new Blob([wav()]), "arrayBuffer", { value: () => Promise.reject(cause) });
    const { fetch, sent } = service(atInworld.created());
    const samples = [{ audio: wav() }, { audio: broken }];
    const error = await rejection(
      cloneVoice({ provider: atInworld.make(fetch), name: "Ada", language: "en-US", samples }),
    );
    expect(error).toMatchObject({ message: "inworld: samples[1].audio could not be read to its end", cause });
    expect(sent).toHaveLength(0);
  });
});
