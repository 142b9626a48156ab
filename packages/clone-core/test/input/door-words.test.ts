import { describe, expect, it } from "vitest";
import { providers } from "../service.ts";
import { accepted, refused } from "./door.ts";

const nameOf = async (request: Request): Promise<unknown> =>
  request.headers.get("content-type")?.startsWith("multipart/form-data")
    ? (await request.formData()).get("name")
    : (await request.json()).displayName;

describe.each(providers)("names at the door of $name", (at) => {
  it.each([
    ["emoji", "Ada 🎙️👩🏽‍🚀"],
    ["quotes that could end a header", 'Ada"; filename="x.html'],
    ["backslashes", 'a\\"b\\\\'],
    ["percent signs", "100%22%0D%0A"],
    ["another direction", "\u202eadA\u202c آدا"],
    ["line separators", "a\u2028b\u2029c"],
    ["spaces around it", "  Ada  "],
    ["fifty thousand letters", "x".repeat(50_000)],
  ])("%s arrive as given", async (_what, name) => {
    expect(await nameOf(await accepted(at, { name }))).toBe(name);
  });

  it.each([
    ["a line break", "Ada\r\nX-Injected: yes"],
    ["a null character", "Ada\0"],
    ["an escape sequence", "Ada\x1b[31m"],
    ["a control character of Latin-1", "Ada\x85"],
    ["a list", ["Ada"]],
    ["a text object", new String("Ada")],
  ])("%s is refused by name", async (_what, name) => {
    const { code, message } = await refused(at, { name });
    expect(code).toBe("invalid_input");
    expect(message).toContain("name is ");
  });
});

describe.each(providers)("languages at the door of $name", (at) => {
  it.each(["eN-uS", "en-Latn-US", "en-US-u-ca-gregory", "en-us-x-ada"])("%s is taken", async (language) => {
    await accepted(at, { language });
  });

  it.each([
    " en",
    "en-",
    "en\r\nX: y",
    "ＥＮ",
    "*",
    "en-US,fr",
    "C.UTF-8",
    "i-klingon",
    "x-private",
    "a".repeat(10_000),
  ])("%j is refused by name", async (language) => {
    const { code, message } = await refused(at, { language });
    expect(code).toBe("unsupported_language");
    expect(message).toContain("language");
    expect(message.length).toBeLessThan(1000);
  });

  it.each([[["en"]], [new String("en")], [Symbol("en")], [5n], [true], [null]])(
    "what is no text is",
    async (language) => {
      expect(await refused(at, { language })).toMatchObject({ code: "unsupported_language" });
    },
  );
});

describe("tags", () => {
  it("arrive as given, whatever is written in them", async () => {
    const tags = ["", "emoji 🎙️", 'quotes "', "two\nlines"];
    const request = await accepted(providers[1], { providerOptions: { tags } });
    expect(await request.json()).toMatchObject({ tags });
  });
});
