import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { type CloneEvent, cloneVoice } from "../src/index.ts";
import { cartesia } from "../src/providers/cartesia.ts";
import { inworld } from "../src/providers/inworld.ts";
import { wav } from "./recordings.ts";
import { cartesiaKey, inworldKey, providers, service } from "./service.ts";

const bytesOf = async (part: FormDataEntryValue | null | undefined): Promise<Uint8Array> =>
  new Uint8Array(await (part as File).arrayBuffer());

describe("cloneVoice at Cartesia", () => {
  it("sends one form with the clip as it is, and its own name and media type", async () => {
    const { fetch, sent } = service(providers[0].created());
    const sample = new File([wav()], "holiday.mp3", { type: "text/plain" });
    await cloneVoice({
      provider: cartesia({ apiKey: cartesiaKey, fetch }),
      name: "Ada",
      language: "no",
      description: "warm",
      sample,
      providerOptions: { base_voice_id: "base-1" },
    });
    expect(sent).toHaveLength(1);
    const [request] = sent;
    const { url, headers } = request ?? {};
    const form = await request?.formData();
    expect(url).toBe("https://api.cartesia.ai/voices/clone");
    expect(headers?.get("authorization")).toBe(`Bearer ${cartesiaKey}`);
    expect(headers?.get("cartesia-version")).toBe("2026-03-01");
    expect([...(form?.keys() ?? [])].sort()).toEqual(["base_voice_id", "clip", "description", "language", "name"]);
    expect(form?.get("language")).toBe("no");
    expect(form?.get("base_voice_id")).toBe("base-1");
    expect(form?.get("clip")).toMatchObject({ name: "sample.wav", type: "audio/wav" });
    expect(await bytesOf(form?.get("clip"))).toEqual(wav());
  });

  it("leaves out a base voice that is null", async () => {
    const { fetch, sent } = service(providers[0].created());
    const provider = cartesia({ apiKey: cartesiaKey, fetch });
    await cloneVoice({
      provider,
      name: "Ada",
      language: "en",
      sample: wav(),
      providerOptions: { base_voice_id: null },
    });
    expect((await sent[0]?.formData())?.has("base_voice_id")).toBe(false);
  });

  it("returns the voice in our words", async () => {
    const { fetch } = service(providers[0].created());
    const provider = cartesia({ apiKey: cartesiaKey, fetch });
    const voice = await cloneVoice({ provider, name: "Ada", language: "en-GB", sample: wav() });
    expect(voice).toEqual({
      provider: "cartesia",
      id: "voice-1",
      name: "Ada",
      language: "en",
      createdAt: new Date("2026-03-01T10:00:00Z"),
      existed: false,
      warnings: [],
    });
    expect(voice.raw).toHaveProperty("user_id", "user-1");
  });

  it("lets a language pass that Cartesia added since", async () => {
    const { fetch } = service(Response.json({ id: "voice-1", language: "xx", accent: "new" }));
    const voice = await cloneVoice({
      provider: cartesia({ apiKey: cartesiaKey, fetch }),
      name: "Ada",
      language: "en",
      sample: wav(),
    });
    expect(voice).toMatchObject({ id: "voice-1", name: "Ada", language: "xx" });
    expect(voice.raw).toHaveProperty("accent", "new");
  });
});

describe("cloneVoice at Inworld", () => {
  it("sends the samples as base64, with their transcriptions", async () => {
    const { fetch, sent } = service(providers[1].created());
    await cloneVoice({
      provider: inworld({ apiKey: inworldKey, fetch }),
      name: 'Ada "the first"\\',
      language: "en-US",
      samples: [{ audio: wav(), transcription: "Hello\n\u2028" }, { audio: wav(401).buffer }],
      providerOptions: { tags: ["demo"], audioProcessingConfig: { removeBackgroundNoise: true } },
    });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.url).toBe("https://api.inworld.ai/voices/v1/voices:clone");
    expect(sent[0]?.headers.get("authorization")).toBe(`Basic ${inworldKey}`);
    expect(sent[0]?.headers.get("content-type")).toBe("application/json");
    expect(await sent[0]?.json()).toEqual({
      displayName: 'Ada "the first"\\',
      langCode: "EN_US",
      voiceSamples: [
        { audioData: Buffer.from(wav()).toString("base64"), transcription: "Hello\n\u2028" },
        { audioData: Buffer.from(wav(401)).toString("base64") },
      ],
      tags: ["demo"],
      audioProcessingConfig: { removeBackgroundNoise: true },
    });
  });

  it("warns when the voice has another region than asked for, and passes on what Inworld says of the samples", async () => {
    const { fetch } = service(
      Response.json({
        voice: { voiceId: "voice-1", langCode: "PT_BR", displayName: "Ada" },
        audioSamplesValidated: [
          { warnings: [{ text: "noisy" }], errors: [] },
          { warnings: [], errors: [{ text: "too short" }] },
        ],
      }),
    );
    const voice = await cloneVoice({
      provider: inworld({ apiKey: inworldKey, fetch }),
      name: "Ada",
      language: "pt-PT",
      samples: [{ audio: wav() }, { audio: wav() }],
    });
    expect(voice.language).toBe("pt-BR");
    expect(voice.warnings).toEqual([
      { code: "language_differs", message: "inworld has pt-PT only as pt-BR" },
      { code: "sample_warning", message: "noisy", sampleIndex: 0 },
      { code: "sample_error", message: "too short", sampleIndex: 1 },
    ]);
  });

  it("takes an unspecified language for none", async () => {
    const { fetch } = service(Response.json({ voice: { voiceId: "voice-1", langCode: "LANGUAGE_CODE_UNSPECIFIED" } }));
    const provider = inworld({ apiKey: inworldKey, fetch });
    const voice = await cloneVoice({ provider, name: "Ada", language: "auto", sample: wav() });
    expect(voice).toEqual({ provider: "inworld", id: "voice-1", name: "Ada", existed: false, warnings: [] });
  });
});

describe.each(providers)("cloneVoice at $name", ({ make, created, language }) => {
  it.each([
    ["a Blob", new Blob([wav()])],
    ["a File", new File([wav()], "x")],
    ["a Uint8Array", wav()],
    ["a Node Buffer", Buffer.from(wav())],
    ["a part of a larger buffer", new Uint8Array([0, 0, ...wav(), 0]).subarray(2, -1)],
    ["an ArrayBuffer", wav().buffer],
  ])("takes %s", async (_form, sample) => {
    const { fetch, sent } = service(created());
    await cloneVoice({ provider: make(fetch), name: "Ada", language, sample });
    const [request] = sent;
    const arrived = request?.headers.get("content-type")?.startsWith("multipart/form-data")
      ? await bytesOf((await request.formData()).get("clip"))
      : Buffer.from((await request?.json())?.voiceSamples[0].audioData, "base64");
    expect(Buffer.compare(arrived, wav())).toBe(0);
  });

  it("keeps the provider's whole answer out of logs and JSON", async () => {
    const { fetch } = service(created());
    const voice = await cloneVoice({ provider: make(fetch), name: "Ada", language, sample: wav() });
    expect(voice.raw).toEqual(await created().json());
    expect(inspect(voice, { depth: 9, showHidden: true })).not.toMatch(/user-1|UklGRg/);
    expect(JSON.stringify(voice)).not.toMatch(/user-1|UklGRg/);
  });

  it("asks a key function once for each request", async () => {
    let asked = 0;
    const apiKey = async (): Promise<string> => {
      asked++;
      return "a-key-of-the-moment";
    };
    const { fetch, sent } = service(new Response("", { status: 429, headers: { "retry-after": "0" } }), created());
    const provider = make(fetch).name === "cartesia" ? cartesia({ apiKey, fetch }) : inworld({ apiKey, fetch });
    await cloneVoice({ provider, name: "Ada", language, sample: wav() });
    expect(sent).toHaveLength(2);
    expect(asked).toBe(2);
    expect(sent[1]?.headers.get("authorization")).toContain("a-key-of-the-moment");
  });

  it("tells a listener what happens, and is not changed by one that throws", async () => {
    const events: CloneEvent[] = [];
    const { fetch } = service(new Response("", { status: 429, headers: { "retry-after": "0" } }), created());
    const onEvent = (event: CloneEvent): void => {
      events.push(event);
      throw new Error("listener");
    };
    const provider = make(fetch);
    await cloneVoice({ provider, name: "Ada", language, sample: wav(), onEvent });
    expect(events).toEqual([
      { type: "attempt_started", provider: provider.name, attempt: 1 },
      {
        type: "retry_scheduled",
        provider: provider.name,
        attempt: 1,
        code: "rate_limited",
        status: 429,
        delayMs: 0,
      },
      { type: "attempt_started", provider: provider.name, attempt: 2 },
      { type: "settled", provider: provider.name, attempts: 2, durationMs: expect.any(Number), outcome: "created" },
    ]);
  });
});
