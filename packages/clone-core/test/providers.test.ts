import { afterEach, describe, expect, it, vi } from "vitest";
import { cloneVoice } from "../src/index.ts";
import { cartesia } from "../src/providers/cartesia.ts";
import { inworld } from "../src/providers/inworld.ts";
import { wav } from "./recordings.ts";
import { cartesiaKey, inworldKey, providers, rejection, service } from "./service.ts";

const [atCartesia, atInworld] = providers;
const known = { cartesia: cartesia({ apiKey: cartesiaKey }), inworld: inworld({ apiKey: inworldKey }) };

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("Cartesia's answers", () => {
  const { read } = known.cartesia;

  it("name a voice with everything that is known of it", () => {
    const body = { id: "1", name: "Ada", language: "en", description: "warm", created_at: "2026-03-01T10:00:00Z" };
    expect(read(200, body)).toEqual({
      voice: {
        id: "1",
        name: "Ada",
        language: "en",
        description: "warm",
        createdAt: new Date("2026-03-01T10:00:00Z"),
        raw: body,
      },
    });
  });

  it("name a voice by its id alone", () => {
    for (const body of [{ id: "1" }, { id: "1", name: 7, language: "", description: "", created_at: "yesterday" }]) {
      expect(read(201, body)).toEqual({
        voice: {
          id: "1",
          name: undefined,
          language: undefined,
          description: undefined,
          createdAt: undefined,
          raw: body,
        },
      });
    }
  });

  it.each([null, undefined, "text", 7, [], {}, { id: 7 }, { id: null }])("name none in %j", (body) => {
    expect(read(200, body)).toEqual({});
  });

  it("say what was wrong: as an object, and in the plain text of older versions", () => {
    expect(read(400, { message: "M", title: "T" })).toMatchObject({ message: "M" });
    expect(read(400, { title: "T" })).toMatchObject({ message: "T" });
    expect(read(400, "invalid language")).toEqual({ message: "invalid language" });
    for (const nothing of ["", {}, null, { message: 7, title: 7, error_code: 7, request_id: 7 }]) {
      expect(read(400, nothing)).toEqual({});
    }
  });

  it("say it to the caller, too", async () => {
    const { fetch } = service(new Response("invalid language", { status: 400 }));
    const error = await rejection(
      cloneVoice({ provider: atCartesia.make(fetch), name: "Ada", language: "en", sample: wav() }),
    );
    expect(error).toMatchObject({ message: "cartesia: status 400: invalid language", body: "invalid language" });
  });

  it("with a redirect's status are no voice", () => {
    expect(read(300, { id: "1" })).toEqual({});
  });
});

describe("Inworld's answers", () => {
  const { read } = known.inworld;

  it("name a voice with everything that is known of it", () => {
    const voice = { voiceId: "1", displayName: "Ada", langCode: "EN_US", description: "warm" };
    const body = { voice, audioSamplesValidated: [{ warnings: [{}, { text: "noisy" }], errors: ["odd"] }] };
    expect(read(200, body)).toEqual({
      voice: {
        id: "1",
        name: "Ada",
        language: "en-US",
        description: "warm",
        warnings: [
          { code: "sample_warning", message: "no reason given", sampleIndex: 0 },
          { code: "sample_warning", message: "noisy", sampleIndex: 0 },
          { code: "sample_error", message: "no reason given", sampleIndex: 0 },
        ],
        raw: body,
      },
    });
  });

  it("name a voice by its id alone", () => {
    const body = { voice: { voiceId: "1", description: "" } };
    expect(read(200, body)).toEqual({
      voice: { id: "1", name: undefined, language: undefined, description: undefined, warnings: [], raw: body },
    });
  });

  it.each([
    null,
    "text",
    {},
    { voice: {} },
    { voice: null },
    { audioSamplesValidated: [] },
    { audioSamplesValidated: {} },
    { audioSamplesValidated: [{ errors: [] }] },
    { voice: {}, audioSamplesValidated: [{ errors: [{ text: "too short" }] }] },
  ])("name none in %j, and prove nothing", (body) => {
    expect(read(200, body)).toEqual({});
  });

  it("say what was wrong", () => {
    expect(read(403, { code: 7, message: "no" })).toEqual({ message: "no", providerCode: "7" });
    expect(read(502, "bad gateway")).toEqual({ message: "bad gateway" });
    for (const nothing of ["", {}, null, { code: "7", message: 7 }]) expect(read(400, nothing)).toEqual({});
  });

  it("with a redirect's status are no voice", () => {
    expect(read(300, { voice: { voiceId: "1" } })).toEqual({});
  });
});

describe("the fields of a request", () => {
  it("are the caller's: a description only where there is one", async () => {
    const { fetch, sent } = service(atInworld.created());
    const common = { provider: atInworld.make(fetch), name: "Ada", language: "en-US", sample: wav() };
    await cloneVoice({ ...common, description: "warm" });
    await cloneVoice(common);
    const [one, two] = await Promise.all(sent.map((request) => request.json()));
    expect(one).toHaveProperty("description", "warm");
    expect(two).not.toHaveProperty("description");
  });

  it("cannot be given twice: what has a name of ours is no option of the provider", () => {
    expect(known.cartesia.optionNames).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(clip|name|language|description)$/)]),
    );
    expect(known.cartesia.optionNames).toContain("base_voice_id");
    expect(known.inworld.optionNames).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(displayName|langCode|voiceSamples|description)$/)]),
    );
    expect(known.inworld.optionNames).toContain("tags");
  });

  it.each(["description", "clip"])("are refused under the provider's own name: %s", async (field) => {
    const { fetch, sent } = service(atCartesia.created());
    const options = { provider: atCartesia.make(fetch), name: "Ada", language: "en", sample: wav() };
    const error = await rejection(cloneVoice({ ...options, providerOptions: { [field]: 7 } }));
    expect(error).toMatchObject({
      message: `cartesia: providerOptions.${field} is 7: cartesia takes ${known.cartesia.optionNames?.join(", ")}`,
    });
    expect(sent).toHaveLength(0);
  });
});

describe("a provider that cannot start", () => {
  it.each([
    ["cartesia", cartesia],
    ["inworld", inworld],
  ] as const)("says that it is %s", (provider, make) => {
    expect(() => make({})).toThrow(expect.objectContaining({ provider, code: "invalid_input" }));
  });

  it("says in a page what would be right", () => {
    vi.stubGlobal("navigator", { userAgent: "Mozilla/5.0" });
    expect(() => cartesia({ apiKey: cartesiaKey })).toThrow(
      "a page shows its key to every visitor: set baseUrl to a server of yours that adds the key, or dangerouslyAllowBrowser: true",
    );
  });

  it.each([undefined, {}, { userAgent: "Node.js/24" }, { userAgent: "Not Mozilla/5.0" }])(
    "is not one whose runtime calls itself %j",
    (navigator) => {
      vi.stubGlobal("navigator", navigator);
      expect(cartesia({ apiKey: cartesiaKey }).name).toBe("cartesia");
    },
  );
});
