import { expect, test } from "vitest";
import { jsonWithAudio } from "../../src/contract/json-with-audio.ts";

test.each([
  [{ samples: [{ audioData: "AAAA" }, { audioData: "" }, { audioData: "BB==" }], name: "Ada" }],
  [{ name: '"audioData":""', audioData: "AAAA", description: 'a\\"audioData\\":\\"\\"' }],
  [{ audioData: { audioData: "AAAA" }, list: [{ audioData: 1 }, { audioData: null }] }],
  [{ audioData: "$&$1" }],
  [{}],
])("audio that is put in as it is gives the JSON that it would give otherwise: %j", (value) => {
  expect(jsonWithAudio(value, "audioData")).toBe(JSON.stringify(value));
});
