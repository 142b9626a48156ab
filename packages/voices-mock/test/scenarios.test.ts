import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { getResponse, type HttpHandler } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { cartesiaHandlers, cartesiaScenarios, createCartesiaService } from "../src/cartesia.ts";
import { requiredOfSuccess } from "../src/contract/operation.ts";
import { cartesiaContract } from "../src/generated/cartesia-voices.ts";
import { inworldContract } from "../src/generated/inworld-voices.ts";
import { createInworldService, inworldHandlers, inworldScenarios } from "../src/inworld.ts";
import { answerSchema } from "./answer-schema.ts";
import { base64, clips } from "./clips.ts";
import { cartesiaRequest, inworldBody, inworldRequest } from "./requests.ts";

async function answerOf(handlers: HttpHandler[], request: Request): Promise<Response> {
  const response = await getResponse(handlers, request);
  if (response === undefined) throw new Error("no handler took the request");
  return response;
}

/** Scenarios that answer nothing at all, and those whose answer is on purpose not as the contract has it. */
const withoutAnswer = ["neverAnswering", "answerLost"];
const outside = {
  cartesia: ["legacyTextError", "unknownValues", "htmlGatewayError", "emptyBody"],
  inworld: [
    ...["unknownValues", "htmlGatewayError", "emptyBody"],
    // A later document may require a voice of every success.
    ...(requiredOfSuccess(inworldContract).includes("voice") ? ["allSamplesRejected"] : []),
  ],
};
const created = {
  cartesia: ["success", "unknownValues", "slow", "answerLost"],
  inworld: ["success", "successWithWarnings", "partialSampleErrors", "unknownValues", "slow", "answerLost"],
};

const slow = { cartesia: cartesiaScenarios.slow({ delayMs: 1 }), inworld: inworldScenarios.slow({ delayMs: 1 }) };

interface Seen {
  readonly claims: boolean;
  readonly isValid: boolean;
  readonly voices: number;
}

async function cartesiaSeen(name: keyof typeof cartesiaScenarios): Promise<Seen> {
  const scenario = name === "slow" ? slow.cartesia : cartesiaScenarios[name]();
  const service = createCartesiaService({ scenario });
  const response = await service.answer(cartesiaRequest());
  const valid = answerSchema(cartesiaContract, response.ok ? "VoiceMetadata" : "Error");
  const isValid = response.status !== 0 && valid(await jsonOf(response));
  return { claims: scenario.conforms, isValid, voices: service.voices().length };
}

async function inworldSeen(name: keyof typeof inworldScenarios): Promise<Seen> {
  const scenario = name === "slow" ? slow.inworld : inworldScenarios[name]();
  const service = createInworldService({ scenario });
  // Two samples, so that one remains where errors take the other.
  const voiceSamples = [clips.wav, clips.mp3].map((bytes) => ({ audioData: base64(bytes) }));
  const response = await service.answer(inworldRequest({ body: inworldBody({ voiceSamples }) }));
  const valid = answerSchema(inworldContract, response.ok ? "v1CloneVoiceResponse" : "rpcStatus");
  const isValid = response.status !== 0 && valid(await jsonOf(response));
  return { claims: scenario.conforms, isValid, voices: service.voices().length };
}

const jsonOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const names = <Table extends object>(table: Table) =>
  (Object.keys(table) as (keyof Table & string)[]).filter((name) => name !== "neverAnswering");

/** Node gives no other way to it. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
}

describe("a scenario answers as its contract has it, unless it says that it does not, and creates what it should", () => {
  test.each(names(cartesiaScenarios))("Cartesia's %s", async (name) => {
    expect(await cartesiaSeen(name)).toEqual({
      claims: !outside.cartesia.includes(name),
      isValid: !outside.cartesia.includes(name) && !withoutAnswer.includes(name),
      voices: created.cartesia.includes(name) ? 1 : 0,
    });
  });

  test.each(names(inworldScenarios))("Inworld's %s", async (name) => {
    expect(await inworldSeen(name)).toEqual({
      claims: !outside.inworld.includes(name),
      isValid: !outside.inworld.includes(name) && !withoutAnswer.includes(name),
      voices: created.inworld.includes(name) ? 1 : 0,
    });
  });

  test("each is named as its builder", () => {
    for (const table of [cartesiaScenarios, inworldScenarios]) {
      expect(Object.values(table).map((build) => build().name)).toEqual(Object.keys(table));
    }
  });
});

describe("the words of a scenario", () => {
  test("of a success are as given", async () => {
    const scenario = cartesiaScenarios.success({ voice: { id: "voice-1", description: "As told" } });
    const service = createCartesiaService({ scenario });
    const body = await (await service.answer(cartesiaRequest())).json();
    expect(body).toMatchObject({ id: "voice-1", description: "As told", name: "Ada" });
    expect([body]).toMatchObject(service.voices());
    const inworld = createInworldService({ scenario: inworldScenarios.success({ voice: { voiceId: "w__1" } }) });
    await inworld.answer(inworldRequest());
    expect(inworld.voices()).toMatchObject([{ voiceId: "w__1", displayName: "Ada" }]);
  });

  test("of a success cannot leave the contract by mistake", async () => {
    const service = createCartesiaService({
      scenario: cartesiaScenarios.success({ voice: { is_public: "yes" as unknown as boolean } }),
    });
    await expect(service.answer(cartesiaRequest())).rejects.toThrow("wrong answer of the mock: is_public: expected");
    expect(service.voices()).toEqual([]);
  });

  test("tell of values and fields that are new", async () => {
    const cartesia = createCartesiaService({ scenario: "unknownValues" });
    expect(await (await cartesia.answer(cartesiaRequest())).json()).toMatchObject({ language: "tlh", tagline: "New" });
    const inworld = createInworldService({ scenario: inworldScenarios.unknownValues({ voice: { mood: 1 } }) });
    expect(await (await inworld.answer(inworldRequest())).json()).toMatchObject({ voice: { mood: 1 } });
  });

  test.each([
    [cartesiaScenarios.rateLimited(), 429, "1", "concurrency_limited"],
    [
      cartesiaScenarios.rateLimited({ retryAfter: "Sun, 01 Mar 2026 00:00:00 GMT" }),
      429,
      "Sun, 01 Mar 2026 00:00:00 GMT",
      "concurrency_limited",
    ],
    [cartesiaScenarios.rateLimited({ retryAfter: null, status: 503 }), 503, null, "concurrency_limited"],
    [cartesiaScenarios.quotaExceeded(), 402, null, "quota_exceeded"],
    [cartesiaScenarios.planUpgradeRequired(), 403, null, "plan_upgrade_required"],
    [cartesiaScenarios.fileTooLarge({ status: 400 }), 400, null, "file_too_large"],
    [cartesiaScenarios.unsupportedAudio(), 400, null, "unsupported_audio_format"],
    [cartesiaScenarios.unauthorized(), 401, null, null],
  ])("of a Cartesia error are its status, its wait and its code", async (scenario, status, wait, code) => {
    const response = await createCartesiaService({ scenario }).answer(cartesiaRequest());
    expect([response.status, response.headers.get("retry-after")]).toEqual([status, wait]);
    expect(await response.json()).toMatchObject({ error_code: code });
  });

  test("of a read-only key are those of the vendored document", async () => {
    const response = await createInworldService({ scenario: "readOnlyKey" }).answer(inworldRequest());
    const { code, message } = (await response.json()) as { code: number; message: string };
    expect([response.status, code]).toEqual([403, 7]);
    const example = JSON.stringify(inworldContract.document).replaceAll("your_workspace_id", "sandbox");
    expect(example).toContain(JSON.stringify({ code, message, details: [] }));
  });

  test("about samples stand at the samples", async () => {
    const voiceSamples = [clips.wav, clips.mp3].map((bytes) => ({ audioData: base64(bytes) }));
    const remarks = async (scenario: ReturnType<typeof inworldScenarios.allSamplesRejected>) => {
      const response = await createInworldService({ scenario }).answer(
        inworldRequest({ body: inworldBody({ voiceSamples }) }),
      );
      const body = (await response.json()) as {
        voice?: object;
        audioSamplesValidated: Record<string, { text: string }[]>[];
      };
      const texts = (list: { text: string }[] = []): string => list.map(({ text }) => text).join();
      const samples = body.audioSamplesValidated.map(({ errors, warnings }) => [texts(errors), texts(warnings)]);
      return [response.status, body.voice !== undefined, ...samples];
    };
    expect(await remarks(inworldScenarios.successWithWarnings({ texts: ["music"] }))).toEqual([
      200,
      true,
      ["", "music"],
      ["", "music"],
    ]);
    expect(await remarks(inworldScenarios.partialSampleErrors({ texts: ["none"], sampleIndexes: [1] }))).toEqual([
      200,
      true,
      ["", ""],
      ["none", ""],
    ]);
    expect(await remarks(inworldScenarios.allSamplesRejected({ texts: ["none"] }))).toEqual([
      200,
      false,
      ["none", ""],
      ["none", ""],
    ]);
  });

  test.each([
    ["legacyTextError", 400, "text/plain", /^Bad request: /],
    ["htmlGatewayError", 502, "text/html", /^<html>.*<\/html>\n$/],
    ["emptyBody", 200, "application/json", /^$/],
  ] as const)("of %s are nobody's", async (scenario, status, type, text) => {
    const response = await createCartesiaService({ scenario }).answer(cartesiaRequest());
    expect([response.status, response.headers.get("content-type")]).toEqual([status, type]);
    expect(await response.text()).toMatch(text);
  });
});

describe("a service with a scenario", () => {
  test("refuses a wrong request as ever", async () => {
    const service = createCartesiaService({ scenario: "htmlGatewayError" });
    expect((await service.answer(cartesiaRequest({ headers: { Authorization: null } }))).status).toBe(401);
    expect(service.requests()).toMatchObject([{ status: 401 }]);
    expect(service.requests()[0]).not.toHaveProperty("scenario");
  });

  test("plays a list in turn, each for one right request, and starts it over on reset", async () => {
    const service = createInworldService({ scenario: ["rateLimited", "answerLost"] });
    const run = async (): Promise<number[]> => {
      const statuses: number[] = [];
      for (const change of [{}, { body: "x" }, {}, {}, {}])
        statuses.push((await service.answer(inworldRequest(change))).status);
      return statuses;
    };
    expect(await run()).toEqual([429, 400, 0, 200, 200]);
    expect(service.voices()).toHaveLength(3);
    service.reset();
    expect(await run()).toEqual([429, 400, 0, 200, 200]);
  });

  test("never answers until nobody waits any more", async () => {
    const service = createCartesiaService({ scenario: "neverAnswering" });
    const gone = new AbortController();
    const answer = service.answer(new Request(cartesiaRequest(), { signal: gone.signal }));
    await expect.poll(() => service.requestCount()).toBe(1);
    // Nothing but the service holds the request any more.
    collectGarbage();
    gone.abort();
    expect((await answer).type).toBe("error");
    expect([service.voices(), service.requests()[0]?.status]).toEqual([[], undefined]);
  });

  test("cannot be made with one that does not exist", () => {
    const scenario = "toString" as "success";
    expect(() => createCartesiaService({ scenario })).toThrow(
      'There is no scenario "toString". There are: success, unauthorized, ',
    );
    expect(() => inworldHandlers({ scenario: [scenario] })).toThrow(RangeError);
  });

  test("cannot be made with a function that nobody called", () => {
    expect(() => createCartesiaService({ scenario: [cartesiaScenarios.answerLost as never] })).toThrow(
      "A scenario is a name, or what its function returns: call the function, as in answerLost()",
    );
  });
});

describe("in a test with msw", () => {
  const cartesia = createCartesiaService();
  const inworld = createInworldService();
  const server = setupServer(...cartesiaHandlers({ service: cartesia }), ...inworldHandlers({ service: inworld }));
  beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
  afterEach(() => {
    server.resetHandlers();
    cartesia.reset();
    inworld.reset();
  });
  afterAll(() => server.close());

  test("a scenario is used for that test alone, by the service that all handlers share", async () => {
    server.use(
      ...cartesiaHandlers({ service: cartesia, scenario: [cartesiaScenarios.rateLimited({ retryAfter: 2 })] }),
    );
    expect((await fetch(cartesiaRequest())).headers.get("retry-after")).toBe("2");
    expect((await fetch(cartesiaRequest())).status).toBe(200);
    expect(cartesia.requests().map(({ scenario, status }) => [scenario, status])).toEqual([
      ["rateLimited", 429],
      [undefined, 200],
    ]);
    expect(cartesia.voices()).toHaveLength(1);
  });

  test("a voice may exist although its answer was lost", async () => {
    server.use(...inworldHandlers({ service: inworld, scenario: "answerLost" }));
    await expect(fetch(inworldRequest())).rejects.toThrow();
    expect(inworld.voices()).toMatchObject([{ displayName: "Ada" }]);
    expect(inworld.requests()).toMatchObject([{ scenario: "answerLost", voiceId: inworld.voices()[0]?.voiceId }]);
    server.resetHandlers();
    expect((await fetch(inworldRequest())).status).toBe(200);
  });

  test("handlers of their own service take a scenario too", async () => {
    expect((await answerOf(cartesiaHandlers({ scenario: "unauthorized" }), cartesiaRequest())).status).toBe(401);
    expect((await answerOf(inworldHandlers({ scenario: "quotaExceeded" }), inworldRequest())).status).toBe(402);
  });
});
