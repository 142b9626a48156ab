import { describe, expect, test } from "vitest";
import { type CartesiaMockVoice, cartesiaScenarios, createCartesiaService, type Scenario } from "../src/cartesia.ts";
import { createInworldService, type InworldMockAnswer, inworldScenarios } from "../src/inworld.ts";
import { pause } from "../src/scenarios/pause.ts";
import { base64, clips } from "./clips.ts";
import { cartesiaRequest, inworldBody, inworldRequest } from "./requests.ts";

const bad = <Value>(value: unknown): Value => value as Value;
const texts = (list: readonly { text: string }[]): string => list.map(({ text }) => text).join();

/** What a service that plays the scenario says of so many samples, and whether it made a voice of them. */
async function answered(scenario: Scenario<InworldMockAnswer>, count: number) {
  const voiceSamples = Array.from({ length: count }, () => ({ audioData: base64(clips.wav) }));
  const service = createInworldService({ scenario });
  const response = await service.answer(inworldRequest({ body: inworldBody({ voiceSamples }) }));
  const { voice, audioSamplesValidated }: InworldMockAnswer = await response.json();
  expect(service.voices()).toEqual(voice === undefined ? [] : [voice]);
  return {
    isCreated: voice !== undefined,
    warnings: audioSamplesValidated.map(({ warnings }) => texts(warnings)),
    errors: audioSamplesValidated.map(({ errors }) => texts(errors)),
  };
}

describe("an option that is given as undefined is as if it were not given:", () => {
  const none = { texts: undefined, sampleIndexes: undefined };

  test("remarks on samples", async () => {
    for (const options of [none, {}, undefined]) {
      expect(await answered(inworldScenarios.successWithWarnings(options), 2)).toEqual({
        isCreated: true,
        warnings: ["The recording is noisy.", "The recording is noisy."],
        errors: ["", ""],
      });
      expect(await answered(inworldScenarios.partialSampleErrors(options), 2)).toEqual({
        isCreated: true,
        warnings: ["", ""],
        errors: ["No speech was found.", ""],
      });
      expect(await answered(inworldScenarios.allSamplesRejected(options), 2)).toEqual({
        isCreated: false,
        warnings: ["", ""],
        errors: ["No speech was found.", "No speech was found."],
      });
    }
  });

  test("those of an error, a wait and a delay", () => {
    const options = { status: undefined, message: undefined, retryAfter: undefined, delayMs: undefined };
    for (const table of [cartesiaScenarios, inworldScenarios]) {
      expect(table.rateLimited(options)).toEqual(table.rateLimited());
      expect(table.unauthorized(options)).toEqual(table.unauthorized());
      expect(table.slow(options)).toEqual(table.slow());
      expect(table.emptyBody(options)).toEqual(table.emptyBody());
      expect(table.htmlGatewayError(options)).toEqual(table.htmlGatewayError());
    }
  });
});

describe("where every sample has errors no voice is created:", () => {
  test.each([
    ["the only one", 1, undefined, false],
    ["the first of two", 2, undefined, true],
    ["both of two", 2, [0, 1], false],
    ["one that is not there", 1, [1], true],
  ])("%s", async (_name, count, sampleIndexes, isCreated) => {
    expect((await answered(inworldScenarios.partialSampleErrors({ sampleIndexes }), count)).isCreated).toBe(isCreated);
  });
});

describe("a read-only key", () => {
  const message = async (
    scenario: Scenario<InworldMockAnswer> | "readOnlyKey",
    workspace?: string,
  ): Promise<string> => {
    const response = await createInworldService({ scenario, workspace }).answer(inworldRequest());
    return ((await response.json()) as { message: string }).message;
  };

  test("is told of in the service's own workspace", async () => {
    for (const scenario of ["readOnlyKey", inworldScenarios.readOnlyKey({ status: 401 })] as const) {
      expect(await message(scenario, "studio")).toContain("in workspace 'studio'. Current access level");
      expect(await message(scenario)).toContain("in workspace 'sandbox'.");
    }
  });

  test("is told of in the workspace that a legacy path names", async () => {
    const url = "https://api.inworld.ai/voices/v1/workspaces/loft/voices:clone";
    const service = createInworldService({ scenario: "readOnlyKey", workspace: "studio" });
    const { message: told } = (await (await service.answer(inworldRequest({ url }))).json()) as { message: string };
    expect(told).toContain("in workspace 'loft'.");
  });

  test("is told of in other words where they are given", async () => {
    expect(await message(inworldScenarios.readOnlyKey({ message: "No." }), "studio")).toBe("No.");
  });
});

describe("an option out of its range is refused when the scenario is built:", () => {
  const status = "must be an integer from 400 to 599, not";
  const wait = "must be milliseconds from 0 to 2147483647, not";
  const retry = "rateLimited: retryAfter must be seconds from 0 on, one line of ASCII or null, not";

  test.each<[message: string, build: () => unknown]>([
    [`unauthorized: status ${status} 200`, () => cartesiaScenarios.unauthorized({ status: 200 })],
    [`quotaExceeded: status ${status} 600`, () => inworldScenarios.quotaExceeded({ status: 600 })],
    [`readOnlyKey: status ${status} 403.5`, () => inworldScenarios.readOnlyKey({ status: 403.5 })],
    [`rateLimited: status ${status} NaN`, () => cartesiaScenarios.rateLimited({ status: Number.NaN })],
    [`rateLimited: status ${status} "429"`, () => inworldScenarios.rateLimited({ status: bad("429") })],
    [`legacyTextError: status ${status} 399`, () => cartesiaScenarios.legacyTextError({ status: 399 })],
    [`htmlGatewayError: status ${status} 0`, () => cartesiaScenarios.htmlGatewayError({ status: 0 })],
    [
      "emptyBody: status must be an integer from 200 to 599, but 204, 205 and 304, not 204",
      () => cartesiaScenarios.emptyBody({ status: 204 }),
    ],
    [`slow: delayMs ${wait} NaN`, () => cartesiaScenarios.slow({ delayMs: Number.NaN })],
    [`slow: delayMs ${wait} -1`, () => inworldScenarios.slow({ delayMs: -1 })],
    [`slow: delayMs ${wait} 2147483648`, () => inworldScenarios.slow({ delayMs: 2 ** 31 })],
    [`slow: delayMs ${wait} Infinity`, () => inworldScenarios.slow({ delayMs: Number.POSITIVE_INFINITY })],
    [`${retry} NaN`, () => cartesiaScenarios.rateLimited({ retryAfter: Number.NaN })],
    [`${retry} -2`, () => inworldScenarios.rateLimited({ retryAfter: -2 })],
    [`${retry} 1e+21`, () => inworldScenarios.rateLimited({ retryAfter: 1e21 })],
    [`${retry} "1\\r\\nx: y"`, () => inworldScenarios.rateLimited({ retryAfter: "1\r\nx: y" })],
    [
      "partialSampleErrors: sampleIndexes must be an array of integers from 0 on, not [0, -1]",
      () => inworldScenarios.partialSampleErrors({ sampleIndexes: [0, -1] }),
    ],
    [
      "successWithWarnings: sampleIndexes must be an array of integers from 0 on, not 1",
      () => inworldScenarios.successWithWarnings({ sampleIndexes: bad(1) }),
    ],
    [
      "allSamplesRejected: texts must be an array of at least one text, not []",
      () => inworldScenarios.allSamplesRejected({ texts: [] }),
    ],
  ])("%s", (message, build) => {
    expect(build).toThrow(new RangeError(message));
  });

  test("the whole range is allowed", async () => {
    for (const status of [400, 599]) {
      const service = createCartesiaService({ scenario: cartesiaScenarios.unauthorized({ status }) });
      expect((await service.answer(cartesiaRequest())).status).toBe(status);
    }
    for (const retryAfter of [0, 0.5, 86_400]) {
      const service = createCartesiaService({ scenario: cartesiaScenarios.rateLimited({ retryAfter }) });
      expect((await service.answer(cartesiaRequest())).headers.get("retry-after")).toBe(String(retryAfter));
    }
    expect(cartesiaScenarios.slow({ delayMs: 2 ** 31 - 1 }).delayMs).toBe(2 ** 31 - 1);
  });
});

test("a wait that no timer keeps is not cut to none, even in a scenario that no builder made", async () => {
  const scenario: Scenario<CartesiaMockVoice> = { ...cartesiaScenarios.slow(), delayMs: 2 ** 31 };
  await expect(createCartesiaService({ scenario }).answer(cartesiaRequest())).rejects.toThrow(
    "A pause must be milliseconds from 0 to 2147483647, not 2147483648",
  );
  const gone = AbortSignal.abort();
  await expect(pause(Number.POSITIVE_INFINITY, gone)).resolves.toBeUndefined();
});
