import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createCartesiaService } from "../../src/cartesia.ts";
import { createInworldService } from "../../src/inworld.ts";
import { createRecorder } from "../../src/record/recorder.ts";
import type { RecordedRequest } from "../../src/record/request.ts";
import { base64, clips } from "../clips.ts";
import { cartesiaForm, cartesiaKey, cartesiaRequest, inworldBody, inworldKey, inworldRequest } from "../requests.ts";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe("a recorded request", () => {
  test("of Cartesia has the fields, the audio and what became of it", async () => {
    const service = createCartesiaService();
    const clip = new File([clips.mp3], "ada.mp3", { type: "audio/mpeg" });
    await service.answer(cartesiaRequest({ body: cartesiaForm({ clip, mode: "similarity" }) }));
    expect(service.requests()).toEqual([
      {
        service: "cartesia",
        operation: "clone",
        number: 1,
        method: "POST",
        path: "/voices/clone",
        headers: expect.objectContaining({ authorization: "Bearer (the key)", "cartesia-version": "2026-03-01" }),
        bodySize: expect.any(Number),
        fields: { clip: "(200 bytes of audio)", name: "Ada", language: "en", mode: "similarity" },
        audio: [
          {
            field: "clip",
            fileName: "ada.mp3",
            mediaType: "audio/mpeg",
            size: 200,
            sha256: sha256(clips.mp3),
            bytes: clips.mp3,
          },
        ],
        unknownFields: ["mode"],
        legacy: false,
        status: 200,
        voiceId: service.voices()[0]?.id,
      },
    ]);
  });

  test("of Inworld has each sample decoded, and says when it came by the legacy path", async () => {
    const service = createInworldService();
    const voiceSamples = [
      { audioData: base64(clips.wav), transcription: "Hello." },
      { audioData: base64(clips.mp3), pitch: 1 },
    ];
    const body = inworldBody({
      voiceSamples,
      gender: "female",
      audioProcessingConfig: { removeBackgroundNoise: true, gain: 2 },
    });
    await service.answer(inworldRequest({ body, url: "https://api.inworld.ai/voices/v1/workspaces/old/voices:clone" }));
    expect(service.requests()).toMatchObject([
      {
        service: "inworld",
        path: "/voices/v1/workspaces/old/voices:clone",
        headers: { authorization: "Basic (the key)" },
        fields: {
          displayName: "Ada",
          voiceSamples: [{ audioData: "(200 bytes of audio)", transcription: "Hello." }, { pitch: 1 }],
        },
        audio: [
          { field: "voiceSamples[0].audioData", sha256: sha256(clips.wav), bytes: clips.wav },
          { field: "voiceSamples[1].audioData", sha256: sha256(clips.mp3), bytes: clips.mp3 },
        ],
        unknownFields: ["voiceSamples[1].pitch", "gender", "audioProcessingConfig.gain"],
        legacy: true,
        status: 200,
        voiceId: "old__ada_20260301_000001z",
      },
    ]);
  });

  test("of a refused request says why", async () => {
    const service = createInworldService();
    await service.answer(inworldRequest({ body: inworldBody({ langCode: "xx" }) }));
    await service.answer(inworldRequest({ method: "GET" }));
    expect(service.requests()).toMatchObject([
      { number: 1, status: 400, refusal: expect.stringMatching(/^langCode: expected one of /), audio: [{ size: 200 }] },
      { number: 2, status: 405, refusal: "method: expected POST, received GET", fields: {}, audio: [] },
    ]);
    expect(service.requests()[0]).not.toHaveProperty("voiceId");
  });

  test("never has the key, wherever it was put", async () => {
    const cartesia = createCartesiaService();
    const url = `https://api.cartesia.ai/voices/clone?key=${cartesiaKey}`;
    const headers = { "X-API-Key": cartesiaKey, Cookie: cartesiaKey, "X-Debug": `key=${cartesiaKey}` };
    await cartesia.answer(cartesiaRequest({ url, headers, body: cartesiaForm({ name: `Ada ${cartesiaKey}` }) }));
    await cartesia.answer(cartesiaRequest({ headers: { Authorization: cartesiaKey } }));
    expect(JSON.stringify(cartesia.requests())).not.toContain(cartesiaKey);
    expect(cartesia.requests()).toMatchObject([
      { headers: { "x-debug": "key=(the key)" }, fields: { name: "Ada (the key)" } },
      { headers: { authorization: "(redacted)" } },
    ]);
    const inworld = createInworldService();
    await inworld.answer(inworldRequest({ body: inworldBody({ tags: [inworldKey] }) }));
    expect(JSON.stringify(inworld.requests())).not.toContain(inworldKey);
  });

  test("is told to a listener once it is known what becomes of it", async () => {
    const told: RecordedRequest[] = [];
    const service = createCartesiaService({ onRequest: (request) => told.push(request) });
    await service.answer(cartesiaRequest());
    expect(told).toEqual(service.requests());
  });
});

describe("a recorder", () => {
  const record = (number: number, bytes: number): RecordedRequest => ({
    service: "cartesia",
    operation: "clone",
    number,
    method: "POST",
    path: "/",
    headers: {},
    bodySize: bytes,
    fields: {},
    audio: bytes === 0 ? [] : [{ field: "clip", size: bytes, sha256: "", bytes: new Uint8Array(bytes) }],
    unknownFields: [],
    legacy: false,
  });
  const held = (requests: readonly RecordedRequest[]) =>
    requests.map(({ number, audio }) => [number, audio[0]?.size, audio[0]?.bytes?.length]);

  test("keeps the newest requests and counts all", () => {
    const recorder = createRecorder({ requests: 2, characters: 10_000, audioBytes: 100 });
    for (const number of [1, 2, 3]) recorder.add(record(number, 40));
    expect(held(recorder.requests())).toEqual([
      [2, 40, 40],
      [3, 40, 40],
    ]);
    expect(recorder.count()).toBe(3);
    recorder.reset();
    expect([recorder.requests(), recorder.count()]).toEqual([[], 0]);
  });

  test("keeps the bytes of the newest audio alone, and the size and hash of all", () => {
    const recorder = createRecorder({ requests: 3, characters: 10_000, audioBytes: 100 });
    for (const [index, bytes] of [60, 0, 60, 30, 20, 200, 10].entries()) {
      recorder.add(record(index, bytes));
      const kept = recorder.requests().flatMap(({ audio }) => audio.map((one) => one.bytes?.length ?? 0));
      expect(kept.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(100);
    }
    expect(held(recorder.requests())).toEqual([
      [4, 20, undefined],
      [5, 200, undefined],
      [6, 10, 10],
    ]);
  });

  test("keeps no more requests than take so many characters, and lets go of the audio of those that it drops", () => {
    const recorder = createRecorder({ requests: 10, characters: 2_500, audioBytes: 100 });
    const long = (number: number) => ({ ...record(number, 30), path: "/".repeat(800) });
    for (const number of [1, 2, 3]) recorder.add(long(number));
    expect([held(recorder.requests()), recorder.count()]).toEqual([
      [
        [2, 30, 30],
        [3, 30, 30],
      ],
      3,
    ]);
    // Those of the first are not counted any more.
    recorder.add({ ...record(4, 40), path: "/" });
    expect(held(recorder.requests())).toEqual([
      [2, 30, 30],
      [3, 30, 30],
      [4, 40, 40],
    ]);
    recorder.add({ ...record(5, 0), path: "/".repeat(9_000) });
    expect(held(recorder.requests())).toEqual([[5, undefined, undefined]]);
  });

  test("counts the whole form that a clip is a part of, once", () => {
    const recorder = createRecorder({ requests: 3, characters: 10_000, audioBytes: 100 });
    const form = new Uint8Array(90);
    const [first, second] = [form.subarray(0, 5), form.subarray(5, 10)];
    const clip = (bytes: Uint8Array) => ({ field: "clip", size: bytes.length, sha256: "", bytes });
    recorder.add({ ...record(1, 0), audio: [clip(first), clip(second)] });
    expect(recorder.requests()[0]?.audio.map(({ bytes }) => bytes?.length)).toEqual([5, 5]);
    recorder.add(record(2, 20));
    expect(held(recorder.requests())).toEqual([
      [1, 5, undefined],
      [2, 20, 20],
    ]);
  });
});

describe("a strict service", () => {
  test("refuses each field that its contract does not declare, by name", async () => {
    const cartesia = createCartesiaService({ strict: true });
    const refusal = await cartesia.answer(cartesiaRequest({ body: cartesiaForm({ mode: "x", enhance: "true" }) }));
    expect([refusal.status, await refusal.json()]).toEqual([
      400,
      expect.objectContaining({
        message:
          "mode: expected no such field, as the contract declares none, received one; " +
          "enhance: expected no such field, as the contract declares none, received one",
      }),
    ]);
    expect(cartesia.requests()).toMatchObject([{ unknownFields: ["mode", "enhance"] }]);
    const inworld = createInworldService({ strict: true });
    const voiceSamples = [{ audioData: base64(clips.wav), speaker: 1 }];
    const second = await inworld.answer(inworldRequest({ body: inworldBody({ voiceSamples }) }));
    expect(await second.json()).toMatchObject({
      code: 3,
      message: expect.stringMatching(/^voiceSamples\[0\]\.speaker: /),
    });
    expect([cartesia.voices(), inworld.voices()]).toEqual([[], []]);
  });

  test("takes every field that its contract declares", async () => {
    const body = cartesiaForm({ description: "Calm", base_voice_id: "abc" });
    expect((await createCartesiaService({ strict: true }).answer(cartesiaRequest({ body }))).status).toBe(200);
    const all = { description: "Calm", tags: ["a"], audioProcessingConfig: { removeBackgroundNoise: true } };
    const inworld = createInworldService({ strict: true });
    expect((await inworld.answer(inworldRequest({ body: inworldBody(all) }))).status).toBe(200);
  });
});

describe("a service under a seed", () => {
  const run = async (seed: string | undefined): Promise<string[]> => {
    const cartesia = createCartesiaService({ seed });
    const inworld = createInworldService({ seed });
    const answers = [
      cartesia.answer(cartesiaRequest()),
      cartesia.answer(cartesiaRequest({ body: "x" })),
      cartesia.answer(cartesiaRequest()),
      inworld.answer(inworldRequest()),
      inworld.answer(inworldRequest()),
    ];
    return Promise.all(answers.map(async (answer) => (await answer).text()));
  };

  test("gives the same bytes on every run, fresh ids in each, and others under another seed", async () => {
    const first = await run("one");
    expect(await run("one")).toEqual(first);
    expect(new Set(first).size).toBe(5);
    const other = await run("two");
    expect(other.filter((text) => first.includes(text))).toEqual([]);
    expect(await run(undefined)).toEqual(await run(undefined));
  });

  test("numbers voices in the order of their requests, however long each takes", async () => {
    const service = createCartesiaService();
    const large = new Uint8Array(5_000_000);
    large.set(clips.wav);
    const forms = [cartesiaForm({ name: "Large", clip: new File([large], "a.wav") }), cartesiaForm({ name: "Small" })];
    const sent = forms.map((body) => cartesiaRequest({ body }));
    await Promise.all(sent.map((request) => service.answer(request)));
    const created = service.requests().map(({ fields, voiceId }) => [fields["name"], voiceId]);
    expect(created).toEqual(service.voices().map(({ name, id }) => [name, id]));
  });

  test("forgets a request that was under way when it was reset", async () => {
    const service = createCartesiaService();
    const answer = service.answer(cartesiaRequest());
    service.reset();
    expect((await answer).status).toBe(200);
    expect([service.requests(), service.requestCount(), service.voices()]).toEqual([[], 0, []]);
  });
});
