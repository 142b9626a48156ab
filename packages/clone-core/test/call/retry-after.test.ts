import { afterEach, describe, expect, it, vi } from "vitest";
import { retryAfterSeconds } from "../../src/call/retry-after.ts";

const now = Date.parse("2026-11-21T00:00:00Z");
const wait = (value: string): number | undefined => retryAfterSeconds(new Headers({ "retry-after": value }), now);

afterEach(() => {
  vi.restoreAllMocks();
});

describe("Retry-After", () => {
  it.each([
    ["0", 0],
    ["7", 7],
    ["120", 120],
    [" 7 ", 7],
    ["1.5", 1.5],
    ["0.25", 0.25],
    ["Sat, 21 Nov 2026 00:00:12 GMT", 12],
    ["Saturday, 21-Nov-26 00:00:12 GMT", 12],
    ["Sat Nov 21 00:00:12 2026", 12],
    ["Fri, 20 Nov 2026 23:59:00 GMT", 0],
    ["99999999999999999999", 2 ** 31],
    ["9".repeat(400), 2 ** 31],
    [`0.${"0".repeat(400)}1`, 0],
    ["Fri, 31 Dec 9999 23:59:59 GMT", 2 ** 31],
  ])("%j is a wait of %d s", (value, seconds) => {
    expect(wait(value)).toBe(seconds);
  });

  it.each([
    "",
    "soon",
    "-1",
    "7, 12",
    "7, -1",
    "7, soon",
    ",",
    "7, Sat, 21 Nov 2026 00:00:12 GMT",
    "Infinity",
    "0x10",
    "1.",
    ".5",
    "1.x",
    "5 seconds",
    "in 5",
    "1e3",
    "2026-11-21T00:00:12Z",
    "banana Sat, 21 Nov 2026 00:00:12 GMT",
    "Sat, 21 Nov 2026 00:00:12 GMT or later",
    "Sat, 21 Nov 2026 00:00:12 GMT (or so)",
    "Xyz, 99 Abc 2026 00:00:12 GMT",
  ])("%j says nothing usable", (value) => {
    expect(wait(value)).toBeUndefined();
  });

  it("of the year 99999 is finite, or says nothing usable where a runtime cannot read it", () => {
    expect([undefined, 2 ** 31]).toContain(wait("Fri, 31 Dec 99999 23:59:59 GMT"));
  });

  it("says nothing when it is absent", () => {
    expect(retryAfterSeconds(new Headers(), now)).toBeUndefined();
  });

  it.each([
    ["an hour behind", -3_600_000],
    ["an hour ahead", 3_600_000],
  ])("counts a date from the service's own, whether this machine's clock is %s", (_, by) => {
    const headers = { "retry-after": "Sat, 21 Nov 2026 00:00:12 GMT", date: "Sat, 21 Nov 2026 00:00:02 GMT" };
    expect(retryAfterSeconds(new Headers(headers), now + by)).toBe(10);
    expect(retryAfterSeconds(new Headers({ ...headers, date: "today" }), now)).toBe(12);
  });

  it("rounds a part of a second up, so that no retry comes early", () => {
    const headers = new Headers({ "retry-after": "Sat, 21 Nov 2026 00:00:12 GMT" });
    expect(retryAfterSeconds(headers, now + 400)).toBe(12);
  });

  it("is read in GMT on a machine in another zone", () => {
    const parse = Date.parse;
    vi.spyOn(Date, "parse").mockImplementation((text) => parse(/GMT$/.test(text) ? text : `${text} GMT-0500`));
    expect(wait("Sat Nov 21 00:00:12 2026")).toBe(12);
    expect(wait("Sat, 21 Nov 2026 00:00:12 GMT")).toBe(12);
  });
});
