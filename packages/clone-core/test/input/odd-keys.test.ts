import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { cloneVoice, type Fetch } from "../../src/index.ts";
import { cartesia } from "../../src/providers/cartesia.ts";
import { inworld } from "../../src/providers/inworld.ts";
import { wav } from "../recordings.ts";
import { cartesiaKey, inworldKey, rejection, service } from "../service.ts";

type Key = string | (() => string | Promise<string>);
const makers = [
  { name: "cartesia", key: cartesiaKey, make: (apiKey: Key, fetch: Fetch) => cartesia({ apiKey, fetch }) },
  { name: "inworld", key: inworldKey, make: (apiKey: Key, fetch: Fetch) => inworld({ apiKey, fetch }) },
] as const;

describe.each(makers)("a key of $name that cannot be one", ({ key, make }) => {
  const odd: readonly (readonly [string, unknown])[] = [
    ["starts with Basic", `Basic ${key}`],
    ["starts with Bearer", `Bearer ${key}`],
    ["starts with a space", ` ${key}`],
    ["ends in a line feed", `${key}\n`],
    ["would add a header", `${key}\r\nX-Injected: yes`],
    ["has a null character", `${key}\0`],
    ["has letters that no header carries", `${key}é`],
    ["is in quotes of a word processor", `“${key}”`],
    ["is empty", ""],
    ["is null", null],
    ["is a number", 42],
    ["is an object", { key }],
    ["is bytes", Buffer.from(key)],
  ];
  const noKeyIn = (error: unknown): void => {
    const { message, stack } = error as Error;
    for (const text of [message, stack, JSON.stringify(error), inspect(error, { depth: 9, showHidden: true })]) {
      expect(text).not.toContain(key);
    }
  };

  it.each(odd)("because it %s lets no provider start, and is not repeated", (_what, apiKey) => {
    let error: unknown;
    try {
      make(apiKey as string, service().fetch);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ name: "CloneError", code: "invalid_input", outcome: "not_created" });
    expect((error as Error).message).toContain("apiKey");
    noKeyIn(error);
  });

  it.each(odd)("because it %s sends nothing when a function returns it", async (_what, apiKey) => {
    for (const give of [() => apiKey as string, async () => apiKey as string]) {
      const { fetch, sent } = service(Response.json({}));
      const error = await rejection(
        cloneVoice({ provider: make(give, fetch), name: "Ada", language: "en", sample: wav() }),
      );
      expect(error).toMatchObject({ code: "invalid_input", outcome: "not_created" });
      expect((error as Error).message).toContain("apiKey");
      expect(sent).toHaveLength(0);
      noKeyIn(error);
    }
  });

  it("because its function fails keeps the reason", async () => {
    const reason = new Error("the vault is closed");
    for (const give of [() => Promise.reject(reason), () => Promise.resolve().then(() => Promise.reject(reason))]) {
      const { fetch, sent } = service(Response.json({}));
      const error = await rejection(
        cloneVoice({ provider: make(give, fetch), name: "Ada", language: "en", sample: wav() }),
      );
      expect(error).toMatchObject({ code: "invalid_input", outcome: "not_created", cause: reason });
      expect(sent).toHaveLength(0);
    }
  });
});
