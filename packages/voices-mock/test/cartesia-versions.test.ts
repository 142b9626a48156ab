import { getResponse } from "msw";
import { describe, expect, test } from "vitest";
import { cartesiaHandlers, createCartesiaService } from "../src/cartesia.ts";
import { cartesiaVersions } from "./contract-facts.ts";
import { cartesiaRequest } from "./requests.ts";

const at = (version: string): Request => cartesiaRequest({ headers: { "Cartesia-Version": version } });

describe("a service that is told of later versions of Cartesia's", () => {
  test("takes them beside the contract's own", async () => {
    const service = createCartesiaService({ cartesiaVersions: ["2027-01-15", "2026-06-01"] });
    for (const version of ["2026-03-01", "2026-06-01", "2027-01-15"]) {
      expect((await service.answer(at(version))).status).toBe(200);
    }
    expect(service.voices()).toHaveLength(3);
    expect(service.requests().map(({ headers }) => headers["cartesia-version"])).toContain("2027-01-15");
  });

  test("refuses any other, naming those it takes", async () => {
    const service = createCartesiaService({ cartesiaVersions: ["2026-06-01"] });
    const response = await service.answer(at("2026-06-02"));
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({
        message: `Cartesia-Version: expected one of ${[...cartesiaVersions, "2026-06-01"].join(", ")}, received "2026-06-02"`,
      }),
    ]);
  });

  test("leaves other services as they are", async () => {
    createCartesiaService({ cartesiaVersions: ["2026-06-01"] });
    for (const service of [createCartesiaService(), createCartesiaService({ cartesiaVersions: [] })]) {
      expect((await service.answer(at("2026-06-01"))).status).toBe(400);
    }
  });

  test("is told so by handlers too", async () => {
    const response = await getResponse(cartesiaHandlers({ cartesiaVersions: ["2026-06-01"] }), at("2026-06-01"));
    expect(response?.status).toBe(200);
  });

  test.each([
    [["2026-6-1"], 'cartesiaVersions[0] must be a date such as "2026-03-01", not "2026-6-1"'],
    [["2026-06-01", "2026-02-30"], 'cartesiaVersions[1] must be a date such as "2026-03-01", not "2026-02-30"'],
    [[20_260_601], 'cartesiaVersions[0] must be a date such as "2026-03-01", not 20260601'],
    ["2026-06-01", 'cartesiaVersions must be an array of dates such as "2026-03-01", not "2026-06-01"'],
  ])("cannot be made with %j", (versions, message) => {
    expect(() => createCartesiaService({ cartesiaVersions: versions as string[] })).toThrow(new RangeError(message));
  });
});
