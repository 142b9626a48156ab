import type { CloneProvider } from "@org/clone-core";
import { startFaults } from "@org/voices-mock/faults";
import { afterAll, describe, expect, it } from "vitest";
import { type MakeProvider, providerPromises } from "../src/index.ts";

/** Its service takes neither language nor description, cannot do without consent, and tells a voice within `data`. */
const unlike =
  (change: Partial<CloneProvider> = {}): MakeProvider =>
  ({ apiKey, baseUrl, fetch }) => ({
    name: "unlike",
    languages: "none",
    description: "none",
    accepts: { formats: { values: ["wav"], level: "warn" }, transcription: false },
    optionNames: ["consent", "gender"],
    requiredOptions: ["consent"],
    ...(fetch && { fetch }),
    async send({ name, samples, options }, context) {
      const body = new FormData();
      body.append("voice_name", name);
      for (const { file } of samples) body.append("audio", file);
      for (const [field, value] of Object.entries(options)) body.append(field, String(value));
      const key = typeof apiKey === "function" ? await apiKey() : apiKey;
      const headers = { "x-key": key };
      const { signal } = context;
      return context.fetch(new Request(`${baseUrl}/v1/voice`, { method: "POST", headers, body, signal }));
    },
    read(status, body) {
      const { data, error } = Object(body);
      const { voice_id: id } = Object(data);
      if (status < 300 && typeof id === "string") return { voice: { id, raw: body } };
      const { type, text } = Object(error);
      return {
        ...(typeof type === "string" && { providerCode: type }),
        ...(typeof text === "string" && { message: text }),
      };
    },
    ...change,
  });

const words = {
  success: { data: { voice_id: "vo_81c", voice_name: "Somebody" }, took_ms: 12 },
  error: { error: { type: "bad_recording", text: "There is nothing to hear." } },
  providerOptions: { consent: true },
};

const nowhere = { apiKey: "key", baseUrl: "http://127.0.0.1" };

const faults = await startFaults();
afterAll(() => faults.close());

/** Those that take milliseconds, of every kind: all of them are for `pnpm prove new-provider`. */
const isQuick = (name: string): boolean =>
  /echo-(base64-)?400|status-\d+-json|voice-20[01]|-id-200|own|its service/.test(name);

/** A promise's end: `kept`, or what broke it. */
async function end(make: MakeProvider, name: string, given: object): Promise<string> {
  const promise = providerPromises(make, faults, given).find((one) => one.name === name);
  return promise === undefined ? "there is no such promise" : promise.run().then(() => "kept", String);
}

describe("a provider that is unlike ours", () => {
  const quick = providerPromises(unlike(), faults, words).filter(({ name }) => isQuick(name));
  it("is held to promises in its own words", () => expect(quick.length).toBeGreaterThan(40));
  for (const { name, run } of quick) it(name, run, 60_000);
});

describe("the promises in a provider's own words", () => {
  it("are broken by a provider that reads no reason in an error", async () => {
    const name = "tells the reason that an error of its service gives, in that service's own words";
    const read: CloneProvider["read"] = (status, body) => (status < 300 ? unlike()(nowhere).read(status, body) : {});
    expect(await end(unlike({ read }), name, words)).toContain("whether there is a reason");
  });

  it("find no voice where the words of another service are given", async () => {
    const success = { success: { voice: "none" } };
    expect(
      await end(unlike(), "takes a voice for one, however it comes: voice-200", { ...words, ...success }),
    ).toContain("expected a voice, found an error");
  });
});
