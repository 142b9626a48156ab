import { describe, expect, it } from "vitest";
import { missingVerdict, mockVerdict, prismVerdict } from "../../src/proofs/judge/verdict.ts";

describe("Prism's verdict", () => {
  it("is read from its header, where the document declares errors", () => {
    const violations = JSON.stringify([
      { location: ["response", "body"], message: "the page's placeholder is no base64" },
      { location: ["request", "body", "langCode"], message: "must be one of the list" },
    ]);
    expect(prismVerdict({ status: 200, headers: { "sl-violations": violations }, text: "{}" })).toEqual({
      says: "refuse",
      because: "200 request.body.langCode: must be one of the list",
    });
  });

  it("is to accept when only its own answer is at fault", () => {
    const violations = JSON.stringify([{ location: ["response", "body"], message: "no base64" }]);
    expect(prismVerdict({ status: 200, headers: { "sl-violations": violations }, text: "{}" }).says).toBe("accept");
  });

  it("is read from its problem, where the document declares none", () => {
    const text = JSON.stringify({ title: "Invalid request", validation: [{ location: ["body"], message: "no clip" }] });
    const headers = { "content-type": "application/problem+json" };
    expect(prismVerdict({ status: 422, headers, text })).toEqual({ says: "refuse", because: "422 body: no clip" });
  });

  it("names the problem when it lists no violations", () => {
    const headers = { "content-type": "application/problem+json" };
    const text = JSON.stringify({ title: "Route not resolved" });
    expect(prismVerdict({ status: 404, headers, text }).because).toBe("404 request: Route not resolved");
    expect(prismVerdict({ status: 405, headers, text: "" }).says).toBe("refuse");
  });

  it("is none when it breaks down", () => {
    expect(prismVerdict({ status: 500, headers: {}, text: "oh" })).toEqual({ says: "broken", because: "500 oh" });
  });
});

describe("the mock's verdict", () => {
  it.each([
    [200, "accept"],
    [400, "refuse"],
    [404, "refuse"],
    [500, "broken"],
  ])("is read from its status: %d is %s", (status, says) => {
    expect(mockVerdict({ status, headers: {}, text: "why" }).says).toBe(says);
  });
});

it("no answer in time is silence, and a broken connection is a breakdown", () => {
  expect(missingVerdict(new DOMException("too late", "TimeoutError")).says).toBe("silent");
  expect(missingVerdict(Object.assign(new Error("hung up"), { code: "ECONNRESET" })).says).toBe("broken");
});
