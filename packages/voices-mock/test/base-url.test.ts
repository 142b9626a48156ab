import { getResponse } from "msw";
import { describe, expect, test } from "vitest";
import { cartesiaHandlers } from "../src/cartesia.ts";
import { inworldHandlers } from "../src/inworld.ts";
import { cartesiaRequest, inworldRequest } from "./requests.ts";

describe("handlers with a base URL", () => {
  test.each([
    ["HTTPS://Voices.Example/cartesia", "https://voices.example/cartesia"],
    ["https://voices.example:443/cartesia/", "https://voices.example/cartesia"],
    ["http://VOICES.example:80", "http://voices.example"],
    ["https://voices.example:8443//", "https://voices.example:8443"],
    ["https://voices.example/a/../my voices", "https://voices.example/my%20voices"],
    ["/cartesia/", "http://localhost:3000/cartesia"],
    ["/my voices", "https://anything.example/my%20voices"],
    ["", "https://anything.example"],
  ])("%j answer at %s", async (baseUrl, address) => {
    const cartesia = cartesiaRequest({ url: `${address}/voices/clone` });
    expect((await getResponse(cartesiaHandlers({ baseUrl }), cartesia))?.status).toBe(200);
    const inworld = inworldRequest({ url: `${address}/voices/v1/voices:clone` });
    expect((await getResponse(inworldHandlers({ baseUrl }), inworld))?.status).toBe(200);
  });

  test.each([
    ["https://voices.example", "https://voices.example.org"],
    ["https://voices.example", "https://voices.example:8443"],
    ["https://voices.example/Cartesia", "https://voices.example/cartesia"],
    ["/cartesia", "https://voices.example"],
  ])("%j do not answer at %s", async (baseUrl, address) => {
    const request = cartesiaRequest({ url: `${address}/voices/clone` });
    expect(await getResponse(cartesiaHandlers({ baseUrl }), request)).toBeUndefined();
  });

  test.each([
    ["voices.example", 'not "voices.example"'],
    ["//voices.example", 'not "//voices.example"'],
    ["ftp://voices.example", 'not "ftp://voices.example"'],
    ["https://voices.example/?key=secret", "not shown"],
    ["https://name:secret@voices.example", "not shown"],
    ["http://name:secret@[", "not shown"],
    ["/cartesia#top", "not shown"],
  ])("cannot be made where %j is none", (baseUrl, told) => {
    const make = (): unknown => cartesiaHandlers({ baseUrl });
    expect(make).toThrow(RangeError);
    expect(make).toThrow(
      "baseUrl must be an http or https address without query, hash and user name, or a path that starts with a slash",
    );
    expect(make).toThrow(told);
    expect(make).not.toThrow("secret");
  });
});
