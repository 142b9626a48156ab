import { describe, expect, it } from "vitest";
import { leaks } from "../src/suite/leaks.ts";
import { recording } from "../src/suite/recording.ts";

const key = btoa("half-one:half-two");
const secrets = { key, sample: recording() };
const base64 = Buffer.from(recording()).toString("base64");

describe("leaks", () => {
  it("finds nothing where nothing is", () => {
    expect(leaks([new Error("no", { cause: { deep: ["clean"] } }), new Map([["a", 1]]), undefined], secrets)).toEqual(
      [],
    );
  });

  it.each([
    ["a message", new Error(`key ${key}\n`)],
    ["a cause of a cause", new Error("no", { cause: new Error("no", { cause: { a: [key] } }) })],
    ["a stack", Object.defineProperty(new Error("no"), "stack", { value: `at ${key}` })],
    ["an aggregate", new AggregateError([new Error(key)])],
    ["a hidden property", Object.defineProperty({}, "hidden", { value: key })],
    ["the name of a property", { [key]: 1 }],
    ["a symbol", { [Symbol(key)]: 1 }],
    ["a map", new Map([[{}, new Set([key])]])],
    ["headers", new Headers({ authorization: `Basic ${key}` })],
    ["a request", new Request("http://127.0.0.1/", { headers: { "x-api-key": key } })],
    ["JSON alone", { toJSON: () => ({ key }) }],
    ["text alone", { toString: () => key }],
    ["what a function carries", Object.assign(() => {}, { key })],
  ])("finds a key in %s", (_where, value) => {
    expect(leaks([value], secrets)).toContain("key");
  });

  it("finds halves of a key", () => {
    expect(leaks([["half-one"], { text: "half-two" }], secrets)).toEqual([
      "first half of the key",
      "second half of the key",
    ]);
  });

  it.each([
    ["base64", base64],
    ["base64 in lines", base64.replaceAll(/.{76}/g, "$&\r\n")],
    ["hexadecimal numbers", Buffer.from(recording()).toString("hex")],
    ["a list of numbers", JSON.stringify([...recording()], null, 2)],
    ["text of one character a byte", Buffer.from(recording()).toString("latin1")],
    ["bytes", { deep: recording() }],
    ["a view of bytes", new DataView(recording().buffer)],
    ["a Buffer", Buffer.from(recording())],
    ["a buffer", { deep: recording().buffer }],
  ])("finds audio as %s", (_form, value) => {
    expect(leaks([value], secrets)).toEqual(["audio"]);
  });

  it("does not look behind getters, which hide what they hand out", () => {
    expect(leaks([Object.defineProperty({}, "raw", { get: () => key })], secrets)).toEqual([]);
  });
});
