import { createCartesiaVoices } from "@org/cartesia-voices";
import { createInworldVoices } from "@org/inworld-voices";
import { describe, expect, it } from "vitest";
import { leaks } from "../src/suite/leaks.ts";
import { recording } from "../src/suite/recording.ts";
import { key } from "../src/suite/suite.ts";

const secrets = { key, sample: recording() };

describe.each([
  ["Cartesia", createCartesiaVoices],
  ["Inworld", createInworldVoices],
] as const)("a client of %s", (_name, create) => {
  it.each([
    ["a key", key],
    ["a key function", () => key],
  ])("made with %s shows it nowhere", (_what, apiKey) => {
    expect(leaks([create({ apiKey })], secrets)).toEqual([]);
  });

  it.each([
    ["a line feed", `${key}\n`],
    ["both line ends", `${key}\r\n`],
    ["its scheme before it", `Basic ${key}`],
    ["a null character", `${key}\0`],
  ])("refuses a key with %s without repeating it", (_what, apiKey) => {
    let refusal: unknown;
    try {
      create({ apiKey });
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(TypeError);
    expect(leaks([refusal], secrets)).toEqual([]);
  });
});
