import { describe, expect, it } from "vitest";
import { Redactor } from "../../src/output/redactor.ts";

/** A redactor that saw one request with these headers. */
function redactor(headers: Record<string, string> = {}, byteFields?: readonly string[]): Redactor {
  const made = new Redactor({ byteFields });
  made.learn(new Headers(headers));
  return made;
}

const key = "sk_car_0123456789";
const bearer = { authorization: `Bearer ${key}` };
const run = (length: number): string => "aB3/+x".repeat(length).slice(0, length);

describe("a key is taken out", () => {
  it.each([
    ["whole, with its scheme", `Bearer ${key}`, "[key]"],
    ["alone", `no ${key}!`, "no [key]!"],
    ["each time", `${key} ${key}`, "[key] [key]"],
  ])("%s", (_how, text, clean) => {
    expect(redactor(bearer).clean(text)).toBe(clean);
  });

  it("after a scheme with several blanks", () => {
    expect(redactor({ authorization: `Bearer   ${key}` }).clean(`no ${key}`)).toBe("no [key]");
  });

  it.each(["authorization", "x-api-key", "x-token", "x-client-secret", "cookie"])("of a header %s", (name) => {
    expect(redactor({ [name]: key }).clean(key)).toBe("[key]");
  });

  it("of the header that its provider names, whatever it is called", () => {
    const made = new Redactor({ keyHeader: "X-Rook" });
    made.learn(new Headers({ "x-rook": key, "x-region": "eu-central-1" }));
    expect(made.clean(`${key} in eu-central-1`)).toBe("[key] in eu-central-1");
    expect(redactor({ "x-rook": key }).clean(key)).toBe(key);
  });

  it("but not what other headers say", () => {
    const headers = { "content-type": "application/json", "cartesia-version": "2026-03-01" };
    const text = "application/json is right since 2026-03-01";
    expect(redactor(headers).clean(text)).toBe(text);
  });

  it("of every request, not of the last alone", () => {
    const several = redactor({ "x-api-key": "first-key" });
    expect(several.clean("first-key")).toBe("[key]");
    several.learn(new Headers({ "x-api-key": "second-key" }));
    expect(several.clean("first-key second-key")).toBe("[key] [key]");
  });

  it("from four characters on: a shorter one may well be a word of an answer", () => {
    expect(redactor({ "x-api-key": "ab12" }).clean("ab12")).toBe("[key]");
    expect(redactor({ "x-api-key": "the" }).clean("the other")).toBe("the other");
  });

  it("as JSON and as an address write it", () => {
    const odd = 'pa"ss\\wo rd';
    const clean = redactor({ "x-api-key": odd });
    expect(clean.clean(JSON.stringify({ note: `is ${odd}!` }))).toBe('{"note":"is [key]!"}');
    expect(clean.clean(`?key=${encodeURIComponent(odd)}&x=1`)).toBe("?key=[key]&x=1");
  });

  it("whole where a shorter key is a part of it", () => {
    expect(redactor({ "x-api-key": "abcd", "x-token": "abcdefgh" }).clean("abcdefgh")).toBe("[key]");
  });
});

describe("the halves of a Basic credential", () => {
  const basic = (text: string): Redactor =>
    redactor({ authorization: `Basic ${Buffer.from(text).toString("base64")}` });

  it("are taken out decoded, together and apart", () => {
    const text = "workspace-7:secret-5 workspace-7 secret-5";
    expect(basic("workspace-7:secret-5").clean(text)).toBe("[key] [key] [key]");
  });

  it("end at the first colon: the secret may have more", () => {
    expect(basic("workspace-7:pa:ss").clean("it is pa:ss")).toBe("it is [key]");
  });

  it("are read as UTF-8, too", () => {
    expect(basic("wörkspace:schlüssel").clean("wörkspace schlüssel")).toBe("[key] [key]");
  });

  it("leave a name alone that may be a word: eight characters are none", () => {
    expect(basic("voice-1:secret-5").clean("voice-1 secret-5")).toBe("voice-1 [key]");
    expect(basic("voices-1:secret-5").clean("voices-1 secret-5")).toBe("[key] [key]");
  });

  it("may be missing", () => {
    expect(basic("nothing-but-a-name").clean("nothing-but-a-name and more")).toBe("[key] and more");
  });
});

it("audio in base64 is taken out each time", () => {
  expect(redactor().clean(`${run(80)} and, as well, ${run(90)}`)).toBe(
    "[80 characters of base64] and, as well, [90 characters of base64]",
  );
});

describe("audio in base64 is taken out", () => {
  it.each([
    [run(80), "[80 characters of base64]"],
    [`${run(80)}==`, "[82 characters of base64]"],
    [`${run(80)}=`, "[81 characters of base64]"],
    [`<${run(500)}>`, "<[500 characters of base64]>"],
    [`${run(40)}\n${run(20)}`, "[61 characters of base64]"],
    [`${run(40)}\r\n${run(40)}\r\n${run(20)}=`, "[105 characters of base64]"],
    [`${run(40)}=\n${run(20)}==`, "[64 characters of base64]"],
    [`"${"%2B".repeat(30)}"`, '"[90 characters of base64]"'],
    [`"${run(60)}\\/${run(60)}"`, '"[122 characters of base64]"'],
  ])("%j", (text, clean) => {
    expect(redactor().clean(text)).toBe(clean);
  });

  it.each([
    run(79),
    `${run(39)}\n${run(39)}`,
    `${run(40)}\n${run(19)}`,
    `${run(40)}.${run(40)}`,
    `A sentence with many words ${"and words ".repeat(30)}`,
    `${"-".repeat(20)} | ${"*".repeat(200)}`,
  ])("and nothing else: %j", (text) => {
    expect(redactor().clean(text)).toBe(text);
  });
});

describe("text of an error", () => {
  it("is kept up to 2,000 characters", () => {
    const text = "a word ".repeat(400);
    for (const one of [redactor(), redactor(bearer)]) {
      expect(one.text(text.slice(0, 2_000))).toBe(text.slice(0, 2_000));
      expect(one.text(text.slice(0, 2_001))).toBe(`${text.slice(0, 2_000)}… [2001 characters]`);
    }
  });

  it("shows its size where it is a recording, not text", () => {
    expect(redactor().text("RIFF\0\x01")).toBe("[6 characters that are not text]");
    expect(redactor().text("a\ufffdb")).toBe("[3 characters that are not text]");
    expect(redactor().text("one\ttwo\r\nthree")).toBe("one\ttwo\r\nthree");
  });

  it("shows no part of a key where a very long one is cut", () => {
    const said = " and then a little more of it: ";
    const searched = 64 * 1024 - said.length - 6;
    const text = `${run(searched)}${said}${key}${" x".repeat(5_000)}`;
    const begin = `[${searched} characters of base64]`;
    expect(redactor({ "x-api-key": key }).text(text)).toBe(`${begin}${said}[key]… [${text.length} characters]`);
    expect(redactor().text(text)).toBe(`${begin}${said}${key.slice(0, 6)}… [${text.length} characters]`);
  });

  it("shows no part of a key where it is cut at a letter that another form of the key begins with", () => {
    const credential = btoa("name-mark10000000:secret-mark100000000a");
    const made = redactor({ authorization: `Basic ${credential}` });
    const said = " and then a little more of it: ";
    for (let shown = 1; shown < credential.length; shown++) {
      const searched = 64 * 1024 - said.length - shown;
      const text = `${run(searched)}${said}${credential}, and more`;
      const [, end = ""] = made.text(text).split(said);
      expect(end).toMatch(/^(?:\[key\]6?)+… /);
    }
  });

  it("is judged by its first 64 KiB", () => {
    const text = `${"a word ".repeat(10_000)}\0`;
    expect(redactor().text(text)).toBe(`${text.slice(0, 2_000)}… [${text.length} characters]`);
  });
});

describe("a body of an error", () => {
  const nested = (levels: number): unknown => (levels === 0 ? "here" : { in: nested(levels - 1) });

  it("keeps everything that is neither key nor audio", () => {
    const body = { text: "no", number: 1, yes: true, nothing: null, list: [1, { deep: "x" }] };
    expect(redactor(bearer).body(body)).toEqual(body);
  });

  it("loses the key among names and values, and audio in fields that carry it, however short", () => {
    const body = { [key]: `is ${key}`, data: "UklGRg==", list: [{ data: "AA" }], other: "UklGRg==" };
    expect(redactor(bearer, ["data"]).body(body)).toEqual({
      "[key]": "is [key]",
      data: "[8 characters of base64]",
      list: [{ data: "[2 characters of base64]" }],
      other: "UklGRg==",
    });
  });

  it("keeps what stands where audio should", () => {
    const body = { data: [`no ${key}`], more: { data: null } };
    expect(redactor(bearer, ["data"]).body(body)).toEqual({ data: ["no [key]"], more: { data: null } });
  });

  it("is kept twelve levels deep, of lists and of objects", () => {
    expect(JSON.stringify(redactor().body(nested(13)))).toContain('"[nested deeper]"');
    expect(redactor().body(nested(12))).toEqual(nested(12));
    const inLists = JSON.parse(`${"[".repeat(13)}1${"]".repeat(13)}`);
    expect(JSON.stringify(redactor().body(inLists))).toBe(`${"[".repeat(12)}"[nested deeper]"${"]".repeat(12)}`);
  });

  it("keeps a hundred entries: of a longer list its length, of an object the first", () => {
    const list = Array.from({ length: 101 }, (_, index) => `a word, the ${index}.`);
    expect(redactor().body(list.slice(1))).toEqual(list.slice(1));
    expect(redactor().body(list)).toBe("[a list of 101]");
    const object = Object.fromEntries(list.map((word) => [word, word]));
    expect(Object.keys(redactor().body(object) as object)).toHaveLength(100);
  });
});

describe("what was thrown", () => {
  const causes = (error: unknown): unknown[] => (error instanceof Error ? [error, ...causes(error.cause)] : []);

  it("stays itself where it is clean", () => {
    const plain = Object.assign(new TypeError("failed", { cause: new Error("reset") }), {
      code: "E",
      port: 1,
      to: null,
    });
    expect(redactor(bearer).cause(plain)).toBe(plain);
  });

  it("stays itself with a stack of long paths, which look like base64", () => {
    const deep = Object.assign(new Error("reset"), { stack: `Error: reset\n    at file:///${run(400)}/a.js:1:1` });
    expect(redactor(bearer).cause(deep)).toBe(deep);
  });

  it.each(["name", "message"])("is copied when its class has the key in its %s", (member) => {
    class Odd extends Error {}
    Object.defineProperty(Odd.prototype, member, { get: () => `no ${key}` });
    const dirty = Object.assign(new Odd(), { stack: "" });
    expect(redactor(bearer).cause(dirty)).toMatchObject({ [member]: "no [key]" });
  });

  it("may be a number of any size", () => {
    expect(redactor(bearer).cause({ size: 5n, sizes: [6n] })).toEqual({ size: 5n, sizes: [6n] });
  });

  it("becomes text or a body where it is no error", () => {
    expect(redactor(bearer).cause(`no ${key}`)).toBe("no [key]");
    expect(redactor(bearer).cause({ at: key })).toEqual({ at: "[key]" });
    expect(redactor(bearer).cause(undefined)).toBeUndefined();
  });

  it("is copied without the key in message and stack, and keeps its name, code and place", () => {
    const dirty = Object.assign(new TypeError(`no ${key}`), { code: `E ${key}` });
    const copy = redactor(bearer).cause(dirty) as TypeError & { code: string };
    expect(copy).toMatchObject({ name: "TypeError", message: "no [key]", code: "E [key]" });
    expect(copy.stack).toMatch(/^TypeError: no \[key\]\n[\s\S]*redactor\.test\.ts/);
    expect(copy.stack).not.toContain(key);
    expect(Object.hasOwn(copy, "cause")).toBe(false);
  });

  it.each([
    ["the stack", () => Object.assign(new Error("clean"), { stack: `Error: clean\n at fetch(${key})` })],
    ["a member", () => Object.assign(new Error("clean"), { header: `with ${key}` })],
    ["a member's member", () => Object.assign(new Error("clean"), { config: { headers: [key] } })],
    ["its cause", () => new Error("clean", { cause: key })],
    ["its cause's cause", () => new Error("clean", { cause: new Error("clean", { cause: new Error(key) }) })],
    ["one of its errors", () => new AggregateError([new Error(key)], "clean")],
  ])("is copied when the key is in %s", (_where, make) => {
    const dirty = make();
    const copy = redactor(bearer).cause(dirty) as Error;
    expect(copy).not.toBe(dirty);
    expect(copy.message).toBe("clean");
    for (const part of causes(copy)) expect(`${part} ${(part as Error).stack}`).not.toContain(key);
    expect(JSON.stringify({ ...copy })).not.toContain(key);
  });

  it("keeps the errors that it stands for", () => {
    const errors = [new Error(`no ${key}`), new Error("clean")];
    const expected = { errors: [{ message: "no [key]" }, { message: "clean" }] };
    expect(redactor(bearer).cause(new AggregateError(errors))).toMatchObject(expected);
    expect(redactor(bearer).cause(Object.assign(new Error(), { errors }))).toMatchObject(expected);
    expect(redactor(bearer).cause(Object.assign(new Error("odd"), { errors: { name: "x" } }))).toMatchObject({
      message: "odd",
    });
  });

  it("may have no stack", () => {
    const dirty = Object.assign(new Error(key), { stack: undefined });
    expect((redactor(bearer).cause(dirty) as Error).stack).toBe("Error: [key]\n");
  });

  it("may go in a circle: twelve levels are kept", () => {
    const circle = Object.assign(new Error(key), { code: "E" });
    circle.cause = circle;
    const chain = causes(redactor(bearer).cause(circle));
    expect(chain).toHaveLength(12);
    for (const part of chain) expect(part).toMatchObject({ message: "[key]", code: "E" });
    const ring = Object.assign(new Error("ring"), { errors: [] as unknown[] });
    ring.errors.push(ring);
    let levels = 0;
    let part = redactor().cause(ring);
    while (part instanceof Error && levels < 40) {
      levels++;
      part = (part as typeof ring).errors[0];
    }
    expect(levels).toBe(12);
  });

  it("may not let itself be looked at", () => {
    const shy = Object.defineProperty(new Error("x"), "message", {
      get: () => {
        throw new Error(key);
      },
    });
    expect(redactor(bearer).cause(shy)).toMatchObject({ message: "what was thrown cannot be shown" });
  });
});

describe("what an answer breaks off in", () => {
  const start = (length: number): string => key.slice(0, length);

  it("is the start of a key from eight characters on, which goes", () => {
    for (const length of [8, 9, key.length - 1]) {
      expect(redactor(bearer).clean(`no voice for ${start(length)}`)).toBe("no voice for [key]");
    }
    expect(redactor(bearer).clean(`no voice for ${start(7)}`)).toBe(`no voice for ${start(7)}`);
    expect(redactor(bearer).clean(`${start(12)} is no end`)).toBe(`${start(12)} is no end`);
  });

  it("is audio as numbers, which goes from twenty of them on", () => {
    const numbers = (count: number): string => Array.from({ length: count }, (_, index) => 200 + index).join(", ");
    expect(redactor().clean(`[${numbers(21)}] end`)).toBe(`[[${numbers(21).length} characters of numbers]] end`);
    expect(redactor().clean(`[${numbers(20)}, `)).toBe(`[[${numbers(20).length + 2} characters of numbers]`);
    expect(redactor().clean(`${numbers(20)} and more`)).toBe(
      `[${numbers(20).length + 1} characters of numbers]and more`,
    );
    expect(redactor().clean(`${numbers(19)}.`)).toBe(`${numbers(19)}.`);
  });

  it("is audio as escaped text, which goes whole", () => {
    for (const escaped of ["\\u0000", "\\u0010", "\\u001f", "\\uFFFD"]) {
      const text = `{"audio": "${escaped}`.padEnd(40, " and so on");
      expect(redactor().text(text)).toBe("[40 characters that are not text]");
    }
    expect(redactor().text("caf\\u00e9 is a word, and \\u0020 is a blank")).toContain("is a word");
  });
});

it("a voice's text is no recording where it is shorter than the smallest one", () => {
  expect(redactor().clean(`${"x".repeat(14)}\u0007`)).toBe(`${"x".repeat(14)}\u0007`);
  expect(redactor().clean(`${"x".repeat(15)}\u0007`)).toBe("[16 characters that are not text]");
});
