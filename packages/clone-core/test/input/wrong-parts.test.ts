import { describe, expect, it } from "vitest";
import { cloneVoice, cloneVoiceToAll } from "../../src/index.ts";
import { cartesia } from "../../src/providers/cartesia.ts";
import { wav } from "../recordings.ts";

const never = async (): Promise<Response> => {
  throw new Error("sent");
};
const common = { name: "Ada", language: "en", sample: wav() };

describe("parts that are not what they should be are refused before a request", () => {
  it("a fetch that is no function", async () => {
    const provider = cartesia({ apiKey: "sk_car_1", fetch: "fetch" as never });
    await expect(cloneVoice({ ...common, provider })).rejects.toMatchObject({
      code: "invalid_input",
      outcome: "not_created",
      message: "cartesia: fetch is a string: pass a function that takes a Request",
    });
  });

  it("a provider whose byteFields are no list", async () => {
    const provider = { ...cartesia({ apiKey: "sk_car_1", fetch: never }), byteFields: 5 as never };
    await expect(cloneVoice({ ...common, provider })).rejects.toMatchObject({
      name: "CloneError",
      code: "invalid_input",
      outcome: "not_created",
    });
  });

  it.each([
    ["version", 5],
    ["version", ""],
    ["version", "2026-03-01\nx"],
    ["baseUrl", 5],
  ])("a %s of %j", (option, value) => {
    expect(() => cartesia({ apiKey: "sk_car_1", [option]: value })).toThrow(
      expect.objectContaining({
        code: "invalid_input",
        message: expect.stringContaining(`cartesia: ${option} must be`),
      }),
    );
  });

  it("an answer that is an error and no answer: its status is not made up", async () => {
    const provider = cartesia({ apiKey: "sk_car_1", fetch: async () => Response.error() });
    const error = await cloneVoice({ ...common, provider }).catch((thrown) => thrown);
    expect(error).toMatchObject({
      outcome: "unknown",
      message: "cartesia: an answer without a status; the voice may exist",
    });
    expect(error).not.toHaveProperty("status");
  });

  it("providerOptions for a provider that is not there", async () => {
    const providers = { main: cartesia({ apiKey: "sk_car_1", fetch: never }) };
    const providerOptions = { mian: { base_voice_id: "1" } } as object;
    await expect(cloneVoiceToAll({ ...common, providers, providerOptions })).rejects.toMatchObject({
      code: "invalid_input",
      outcome: "not_created",
      message: expect.stringContaining("providerOptions.mian"),
    });
  });
});
