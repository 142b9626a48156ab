import { describe, expect, test } from "vitest";
import type { RecordedRequest } from "../../src/record/request.ts";
import { requestLine } from "../../src/record/request-line.ts";
import { sandboxGuide } from "../../src/sandbox/guide.ts";

describe("the guide to a sandbox", () => {
  test("says how to point clients at it", () => {
    const url = "http://127.0.0.1:4010";
    const guide = sandboxGuide({ url, cartesiaUrl: `${url}/cartesia`, inworldUrl: `${url}/inworld` });
    for (const part of [`${url}/cartesia`, `${url}/inworld`, "cartesia-js", "@inworld/tts", "curl ", "/__requests"]) {
      expect(guide).toContain(part);
    }
  });

  test("shows keys that a client takes", async () => {
    const guide = sandboxGuide({ url: "http://x", cartesiaUrl: "http://x/cartesia", inworldUrl: "http://x/inworld" });
    const keys = [...guide.matchAll(/apiKey: "([^"]*)"|Bearer ([^"]*)"/g)].map(([, one, other]) => one ?? other ?? "");
    expect(keys).toHaveLength(5);
    for (const key of keys) expect(key.length).toBeGreaterThanOrEqual(12);
    expect(keys.map((key) => (/-/.test(key) ? key : atob(key)))).toEqual([
      "sandbox-any-key",
      "sandbox:any-key",
      "sandbox-any-key",
      "sandbox:any-key",
      "sandbox-any-key",
    ]);
  });

  test("names a recording in the reader's own folder, since it is printed outside this repository too", () => {
    const guide = sandboxGuide({ url: "http://x", cartesiaUrl: "http://x/cartesia", inworldUrl: "http://x/inworld" });
    expect(/clip=@(\S+)/.exec(guide)?.[1]).toBe("ada.wav");
  });
});

test("a request's line names what is unusual and cannot break the terminal", () => {
  const request: RecordedRequest = {
    service: "inworld",
    operation: "clone",
    number: 1,
    method: "POST",
    path: "/voices/v1/workspaces/a/voices:clone",
    headers: {},
    bodySize: 0,
    fields: {},
    audio: [],
    unknownFields: ["a\n\u001b[2J"],
    legacy: true,
    scenario: "neverAnswering",
  };
  expect(requestLine(request)).toBe(
    "POST /voices/v1/workspaces/a/voices:clone · inworld · no answer · scenario neverAnswering · legacy path · " +
      "undeclared: a??[2J",
  );
});
