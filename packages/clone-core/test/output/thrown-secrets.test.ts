import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { cloneVoice } from "../../src/index.ts";
import { wav } from "../recordings.ts";
import { providers, rejection } from "../service.ts";

const withField = (descriptor: PropertyDescriptor, name: PropertyKey = "request"): Error =>
  Object.defineProperty(new Error("broken"), name, descriptor);

/** What a `fetch` of the caller's own may throw, with the key where one has to look closely. */
const thrown: Readonly<Record<string, (key: string) => unknown>> = {
  "a hidden field": (key) => withField({ value: key }),
  "an object in a hidden field": (key) => withField({ value: { authorization: key } }),
  "a getter": (key) => withField({ get: () => key }),
  "a field whose name is a symbol": (key) => withField({ value: key, enumerable: true }, Symbol("request")),
  "a field's name": (key) => withField({ value: 1, enumerable: true }, key),
  "a symbol that names a field": (key) => withField({ value: 1, enumerable: true }, Symbol(key)),
  "a symbol in a field": (key) => withField({ value: Symbol(key), enumerable: true }),
  "a function's field": (key) => withField({ value: Object.assign(() => {}, { key }), enumerable: true }),
  "a function that is thrown": (key) => Object.assign(() => {}, { key }),
  "a symbol that is thrown": (key) => Symbol(key),
  "the error's name": (key) => withField({ value: `Failed for ${key}` }, "name"),
  "a DOMException's name": (key) => new DOMException("broken", key),
  "a hidden field of one of several errors": (key) => new AggregateError([withField({ value: key })], "broken"),
  "a hidden field of the cause": (key) => new Error("broken", { cause: withField({ value: key }) }),
};

describe.each(providers)("an error of $name shows no key, however closely one looks", ({ key, make, language }) => {
  it.each(Object.keys(thrown))("that stands in %s", async (place) => {
    const fetch = (): Promise<never> => Promise.reject(thrown[place]?.(key));
    const error = await rejection(cloneVoice({ provider: make(fetch), name: "Ada", language, sample: wav() }));
    expect(error).toMatchObject({ name: "CloneError", code: "unavailable", outcome: "unknown" });
    expect(inspect(error, { depth: 9, showHidden: true, getters: true })).not.toContain(key);
  });

  it.each([
    [() => {}, "[a function]"],
    [Symbol("x"), "[a symbol]"],
  ])("and what is no data is told by its kind", async (reason, cause) => {
    const provider = make(() => Promise.reject(reason));
    expect(await rejection(cloneVoice({ provider, name: "Ada", language, sample: wav() }))).toMatchObject({ cause });
  });

  it("and a cause without one stays what it was", async () => {
    const cause = withField({ value: true, enumerable: true }, Symbol("of the runtime"));
    const provider = make(() => Promise.reject(cause));
    expect(await rejection(cloneVoice({ provider, name: "Ada", language, sample: wav() }))).toHaveProperty(
      "cause",
      cause,
    );
  });
});
