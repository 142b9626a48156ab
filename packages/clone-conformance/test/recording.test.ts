import { describe, expect, it } from "vitest";
import { leaks } from "../src/leaks.ts";
import { recording } from "../src/recording.ts";

const key = btoa("half-one:half-two");

describe("leaks", () => {
  it("finds nothing where nothing is", () => {
    expect(leaks(new Error("no", { cause: { deep: ["clean"] } }), key, recording())).toEqual([]);
  });

  it("finds keys, halves of keys and audio wherever they hide", () => {
    const error = new Error("no", { cause: Object.assign(new Error(`key ${key}`), { list: [{ text: "half-two" }] }) });
    Object.defineProperty(error, "hidden", { value: Buffer.from(recording()).toString("base64") });
    expect(leaks(error, key, recording())).toEqual(["key", "second half of the key", "audio"]);
  });
});
