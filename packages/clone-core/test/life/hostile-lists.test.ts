import { describe, expect, it } from "vitest";
import {
  CloneError,
  type CloneProvider,
  cloneVoice,
  deleteVoice,
  findVoices,
  getVoice,
  listVoices,
  updateVoice,
} from "../../src/index.ts";
import { inworld } from "../../src/providers/inworld.ts";
import { wav } from "../recordings.ts";
import { rejection } from "../service.ts";
import { type Entry, idsOf, json, provider } from "./own-provider.ts";

const mistake = (): never => {
  throw new TypeError("a mistake");
};

describe("a list", () => {
  it("gives a voice once that stands twice on one page", async () => {
    const { provider: made } = provider([json([{ id: "a" }, { id: "a" }, { id: "b" }])]);
    expect(await idsOf({ provider: made })).toEqual(["a", "b"]);
  });

  it("with an id that no call would take is none: to leave it out would hide a voice", async () => {
    const { provider: made, asked } = provider([json([{ id: "a".repeat(501), tags: ["key:k"] }])]);
    const refused = { code: "unexpected_response", cause: { message: "an id has 501 characters" } };
    expect(await rejection(idsOf({ provider: made }))).toMatchObject(refused);
    const options = { name: "Ada", language: "en", sample: wav(), idempotencyKey: "k" };
    expect(await rejection(cloneVoice({ provider: made, ...options }))).toMatchObject(refused);
    expect(asked.map(({ method }) => method)).toEqual(["GET", "GET"]);
    expect(await idsOf(provider([json([{ id: "a".repeat(500) }])]))).toEqual(["a".repeat(500)]);
  });

  it("of more than a thousand voices with one key names a thousand", async () => {
    const many = Array.from({ length: 1_002 }, (_one, index) => ({ id: `${index}`, tags: ["key:k"] }));
    const { provider: made } = provider([json(many)]);
    const options = { provider: made, name: "Ada", language: "en", sample: wav(), idempotencyKey: "k" };
    expect((await cloneVoice(options)).warnings).toHaveLength(999);
  });

  it("shows the start of a name that no service takes", async () => {
    const { provider: made } = provider([json([{ id: "a", name: "A".repeat(8_000_000) }])]);
    for await (const { name } of listVoices({ provider: made })) {
      expect(name).toBe(`${"A".repeat(65_536)}… [8000000 characters]`);
    }
    expect.hasAssertions();
  });

  it("ends with a CloneError where its provider cannot read a voice", async () => {
    const { provider: made } = provider([json([{ id: "a" }])], { keyOf: mistake });
    for (const call of [idsOf({ provider: made }), findVoices({ provider: made, name: "Ada" })]) {
      const error = await rejection(call);
      expect(error).toBeInstanceOf(CloneError);
      expect(error).toMatchObject({ code: "unexpected_response", cause: { message: "a mistake" } });
    }
  });

  it.each([{ voices: null, error: "try later" }, { error: "try later" }])(
    "of Inworld is no empty one where it says %j",
    async (answer) => {
      const made = inworld({ apiKey: "a2V5OnNlY3JldA==", fetch: async () => json(answer) });
      expect(await rejection(findVoices({ provider: made, name: "Ada" }))).toMatchObject({
        code: "unexpected_response",
      });
    },
  );

  it("is looked through for names as they are, also for one that looks like audio", async () => {
    const name = `voice-${"0b9a7c1e-4f32-4d1a-9a55-1c2d3e4f5a6b/".repeat(4)}x`;
    const { provider: made } = provider([json([{ id: "a", name }])]);
    expect(await findVoices({ provider: made, name })).toMatchObject([{ id: "a", name }]);
  });
});

describe("an answer about one voice", () => {
  it.each([
    ["get", (made: CloneProvider) => getVoice({ provider: made, id: "a" })],
    ["update", (made: CloneProvider) => updateVoice({ provider: made, id: "a", name: "Ada" })],
  ])("to %s that its provider cannot read is the answer's fault, not the caller's", async (_operation, act) => {
    const { provider: made } = provider([json({ id: "a" })], { keyOf: mistake });
    expect(await rejection(act(made))).toMatchObject({ code: "unexpected_response", cause: { message: "a mistake" } });
  });

  it("that is a page says nothing of a voice to be deleted", async () => {
    for (const text of ["\n <html>Not here</html>", "<html>Not here</html>"]) {
      const page = new Response(text, { status: 404 });
      expect(await rejection(deleteVoice({ provider: provider([page]).provider, id: "a" }))).toMatchObject({
        code: "not_found",
        status: 404,
      });
    }
    for (const body of ["", "no such voice <a>", '{"code":5}']) {
      const { provider: made } = provider([new Response(body, { status: 404 })]);
      expect(await deleteVoice({ provider: made, id: "a" })).toEqual({ deleted: false });
    }
  });

  it.each(["&#".concat("0".repeat(20_000)).repeat(3), "%00%0".repeat(10_000), `\\x00${"\\x0".repeat(15_000)}`])(
    "that is made to be looked through for ever ends: %#",
    async (message) => {
      const { provider: made } = provider([json(message, 400)], {}, { read: () => ({ message }) });
      expect(await rejection(getVoice({ provider: made, id: "a" }))).toMatchObject({ code: "rejected", status: 400 });
    },
  );
});

describe("a voice that is found after an unknown outcome", () => {
  const call = (found: Entry, change: object = {}) =>
    cloneVoice({
      provider: provider([json([]), json("no", 500), json([found])], change).provider,
      ...{ name: "Ada", language: "en", sample: wav(), idempotencyKey: "k", settleMs: 1_000, maxRetries: 0 },
    });

  it("is the result, whatever its name is like", async () => {
    const name = "A".repeat(8_000_000);
    expect(await call({ id: "a", name, tags: ["key:k"] })).toMatchObject({ id: "a", existed: false });
  });

  it("and cannot be handed over leaves the outcome unknown", async () => {
    const error = await rejection(call({ id: "a", tags: ["key:k"] }, { asRaw: mistake }));
    expect(error).toMatchObject({ code: "unavailable", outcome: "unknown", status: 500 });
    expect(error).not.toHaveProperty("searched");
  });
});

it("a look-up before the request says what it was for when it fails", async () => {
  const { provider: made, asked } = provider([json("no", 503)]);
  const options = { provider: made, name: "Ada", language: "en", sample: wav(), idempotencyKey: "k", maxRetries: 0 };
  expect(await rejection(cloneVoice(options))).toMatchObject({
    code: "unavailable",
    outcome: "not_created",
    message: "acme: looking for the voice of the key: status 503: no",
  });
  expect(asked).toHaveLength(1);
});

it("a look-up before the request that the caller aborts ends with the caller's reason", async () => {
  const { provider: made } = provider([json("no", 503)]);
  const controller = new AbortController();
  const reason = new Error("enough");
  const call = cloneVoice({
    ...{ provider: { ...made }, name: "Ada", language: "en", sample: wav(), idempotencyKey: "k", maxRetries: 1 },
    signal: controller.signal,
    onEvent: ({ type }) => {
      if (type === "look_up_started") setImmediate(() => controller.abort(reason));
    },
  });
  const error = (await rejection(call)) as CloneError;
  expect(error).toMatchObject({ code: "aborted", outcome: "not_created" });
  expect(error.cause).toBe(reason);
});
