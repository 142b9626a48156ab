import { describe, expect, it } from "vitest";
import { partsOf, SpelledSecrets } from "../../src/generated/spelled-secrets.ts";

const key = "sk_car-0123/45+67xyZ=";
/** Made anew for each test, so that each one sees how its spellings are made. */
const without = (text: string, shortestStart?: number): string =>
  new SpelledSecrets([key], 4).without(text, "[key]", shortestStart);
const each = (write: (code: number, sign: string) => string, text = key): string =>
  Array.from(text, (sign) => write(sign.charCodeAt(0), sign)).join("");
const hex = (code: number, digits = 2): string => code.toString(16).padStart(digits, "0");
const percent = (text: string): string => each((code) => `%${hex(code)}`, text);
const bytes = (text: string): string[] => Array.from(text, (sign) => hex(sign.charCodeAt(0)));

/** What HTML calls the signs of a key. */
const entities: Readonly<Record<string, string>> = { _: "lowbar", "/": "sol", "+": "plus", "=": "equals" };

describe("a key is found where it is written", () => {
  it.each([
    ["as it is", key],
    ["in capitals", key.toUpperCase()],
    ["in percent", percent(key)],
    ["in percent, in capitals", percent(key).toUpperCase()],
    ["in percent of percent of percent of percent", percent(percent(percent(encodeURIComponent(key))))],
    ["as %u", each((code) => `%u${hex(code, 4)}`)],
    ["as \\x", each((code) => `\\x${hex(code)}`)],
    ["as \\x behind more backslashes", each((code) => `\\\\\\x${hex(code)}`)],
    ["as \\u", each((code) => `\\u${hex(code, 4)}`)],
    ["as \\u behind more backslashes", each((code) => `\\\\u${hex(code, 4)}`)],
    ["as \\U of eight digits", each((code) => `\\U${hex(code, 8)}`)],
    ["as \\u{}", each((code) => `\\u{${hex(code)}}`)],
    ["as \\u{} with six digits", each((code) => `\\u{${hex(code, 6)}}`)],
    ["as \\u{} with zeros in front", each((code) => `\\u{${hex(code, 9)}}`)],
    ["as \\\\x{}", each((code) => `\\\\x{${hex(code)}}`)],
    ["as &#x", each((code) => `&#x${hex(code)};`)],
    ["as &#x with zeros in front", each((code) => `&#x${hex(code, 8)};`)],
    ["as &#", each((code) => `&#${code};`)],
    ["as &#x without its end", each((code) => `&#x${hex(code, 6)}`)],
    ["as &# without its end", each((code) => `&#${String(code).padStart(7, "0")}`)],
    ["as &# with zeros in front", each((code) => `&#000${code};`)],
    ["as octal", each((code) => `\\${code.toString(8)}`)],
    ["as octal with a zero in front", each((code) => `\\${code.toString(8).padStart(3, "0")}`)],
    ["as octal behind more backslashes", each((code) => `\\\\${code.toString(8).padStart(3, "0")}`)],
    ["with HTML's names", each((_code, sign) => (entities[sign] === undefined ? sign : `&${entities[sign]};`))],
    ["with HTML's names in capitals", key.replace("+", "&PLUS;").replace("_", "&LowBar;")],
    ["with another of HTML's names", key.replace("_", "&UnderBar;")],
    ["with backslashes", each((_code, sign) => `\\${sign}`).replaceAll(/\\(?=\w)/g, "")],
    ["with signs that nobody sees", Array.from(key).join("\u200b")],
    ["with soft hyphens by name", key.replace("0123", "01&shy;23")],
    ["in lines", key.replace("0123", "01\n23")],
    ["in lines with indentation", key.replace("0123", "01\r\n   23")],
    ["in lines of a quotation", key.replace("0123", "01\n> > 23")],
    ["in lines that end in a backslash", key.replace("0123", "01\\\n  23")],
    ["in lines as JSON writes them, with indentation", key.replace("0123", "01\\r\\n   23")],
    ["in lines of a quotation as JSON of JSON writes them", key.replace("0123", "01\\\\n> 23")],
    ["in lines in percent, with indentation", key.replace("0123", "01%0A%20%2023")],
    ["in lines as HTML writes them, with indentation", key.replace("0123", "01&#10;   23")],
    ["in lines as HTML calls them", key.replace("0123", "01&NewLine;&Tab;23")],
    ["in lines that end within \\u", key.replace("-", "\\u00\n2d")],
    ["in lines that end within percent", key.replace("-", "%2\r\n  d")],
    ["in lines that end within &#", key.replace("-", "&#4\n5;")],
    ["in lines that end within percent, as JSON writes them", key.replace("-", "%2\\nd")],
    ["in lines as JSON writes them", key.replace("0123", "01\\n23")],
    ["in lines as JSON writes them twice", key.replace("0123", "01\\\\r\\\\n23")],
    ["with other signs of base64", key.replace("/", "_").replace("+", "-")],
    ["without the padding", key.replace("=", "")],
    ["as a form reads it", key.replace("+", " ")],
    ["as base64", btoa(key)],
    ["as base64 without padding", btoa(`${key}1`).replace(/=+$/, "")],
    ["as base64url", btoa(key).replaceAll("+", "-").replaceAll("/", "_")],
    ["as hexadecimal", bytes(key).join("")],
    ["as hexadecimal, in capitals", bytes(key).join("").toUpperCase()],
    ["as pairs with colons", bytes(key).join(":")],
    ["as pairs with blanks", bytes(key).join(" ")],
    ["as pairs in lines", bytes(key).join("\n")],
    ["as pairs in texts", bytes(key).join('","')],
    ["as pairs with three signs between them", bytes(key).join(" - ")],
    ["as a list of hexadecimal numbers", `0x${bytes(key).join(", 0x")}`],
  ])("%s", (how, text) => {
    const written = how.startsWith("as a list") ? "[0x[key]]" : "[[key]]";
    // What base64 and hexadecimal say beyond the key stays.
    expect(without(`[${text}]`).replace("]MQ", "]").replace("]E]", "]]")).toBe(written);
  });

  it.each([0, 1, 2])("in base64 of a text in which it stands at %i", (before) => {
    const text = btoa(`${"x".repeat(before)}${key} and more`);
    expect(without(`is ${text}!`)).toMatch(/^is .{0,3}\[key\].{6,16}!$/);
    expect(without(`is ${text}!`)).not.toContain(text.slice(6, 20));
  });

  it("and all else stays as it is written", () => {
    const text = "%41 \\u0041 &amp; 41:42:43:44 one\n> two\u200b\\\\";
    expect(without(`${text} ${percent(key)} ${text} ${key}${text}`)).toBe(`${text} [key] ${text} [key]${text}`);
  });

  it("twice where it stands twice", () => {
    expect(without(`${key}${key}`)).toBe("[key][key]");
  });

  it("each time, also where one begins within another", () => {
    const repeated = new SpelledSecrets(["abcabc", "bcabca", "zzzzzz"], 4);
    expect(repeated.without("abcabcabcabc! abcabc, abcabca", "[key]")).toBe("[key]! [key], [key]");
    expect(repeated.without("zzzzzzz", "[key]")).toBe("[key]");
  });

  it.each([
    ["padding of two", "abcdefgh=="],
    ["padding, and the same sign within", "abcd=efgh=="],
  ])("without its %s", (_how, secret) => {
    const padded = new SpelledSecrets([secret], 4);
    expect(padded.without(secret.slice(0, -2), "[key]")).toBe("[key]");
    expect(padded.without(`is ${secret}`, "[key]")).toBe("is [key]");
  });

  it("as a form reads it, where no numbers stand beside the plus sign", () => {
    expect(new SpelledSecrets(["xyz+uvw"], 4).without("is xyz uvw", "[key]")).toBe("is [key]");
  });

  it("in a text that is nothing else, beside a longer one", () => {
    const two = new SpelledSecrets(["abcdef", "a-much-longer-secret"], 4);
    expect(two.without("abcdef", "[key]")).toBe("[key]");
  });

  it("that looks escaped itself, as it is and with that undone", () => {
    const odd = new SpelledSecrets(["pa%41ss&lt;word"], 4);
    expect(odd.without("is pa%41ss&lt;word, paAss<word or pa%2541ss&amp;lt;word!", "[key]")).toBe(
      "is [key], [key] or [key]!",
    );
  });

  it("with a capital that has two letters in lower case before it", () => {
    expect(without(`\u0130\u0130 ${key} is`)).toBe("\u0130\u0130 [key] is");
  });
});

describe("what is no key stays", () => {
  it.each([
    ["another", key.replace("1", "2")],
    ["a part of it", key.slice(1)],
    ["what is escaped five times", [1, 2, 3, 4, 5].reduce((text) => percent(text), key.slice(0, 9)) + key.slice(9)],
    ["pairs with five signs between them", bytes(key).join(" --- ")],
    ["pairs with a letter between them", bytes(key).join("x")],
    ["a number beyond all characters", "\\u{ffffff} and &#9999999; and more of it"],
    ["a name that HTML does not have", "sk_car-0123&slash;45+67xyZ="],
  ])("%s", (_what, text) => {
    expect(without(text)).toBe(text);
  });

  it("where it is shorter than a secret may be", () => {
    const short = new SpelledSecrets(["the", "abcd"], 4);
    expect(short.without("the abcd", "[key]")).toBe("the [key]");
    expect(new SpelledSecrets(["the"], 4).without("the other", "[key]")).toBe("the other");
    expect(new SpelledSecrets([], 4).without("the other", "[key]")).toBe("the other");
  });

  it("encoded, where it is shorter than eight characters: that may be a part of a word", () => {
    for (const secret of ["abcdefg", "abcdefgh"]) {
      const few = new SpelledSecrets([secret], 4);
      const isLong = secret.length === 8;
      for (const text of [btoa(secret), bytes(secret).join(""), bytes(secret).join(" ")]) {
        expect(few.without(`is ${text}!`, "[key]") === `is ${text}!`).toBe(!isLong);
      }
    }
  });

  it("in pairs, where a key of four letters would be found in any text with numbers", () => {
    const short = new SpelledSecrets(["1234", "abcdef12"], 4);
    expect(short.without("at 12:34, 12 34 and ab-cd-ef-12", "[key]")).toBe("at 12:34, 12 34 and ab-cd-ef-12");
  });
});

describe("a key with signs beyond bytes", () => {
  it("is found as it is and escaped, but has no bytes to encode", () => {
    const wide = new SpelledSecrets(["sk_schlüssel_\u{1f511}"], 4);
    expect(wide.without("is sk_schlüssel_\u{1f511} or sk_schl\\u00fcssel_\\u{1f511}!", "[key]")).toBe(
      "is [key] or [key]!",
    );
  });
});

describe("the start of a key at the end of a text", () => {
  const cut = (text: string): string => without(text, 8);

  it.each([
    ["as it is", `is ${key.slice(0, 8)}`],
    ["as it is, but for a letter", `is ${key.slice(0, -2)}`],
    ["in percent", `is ${percent(key.slice(0, 8))}`],
    ["in percent, within the last", `is ${percent(key.slice(0, 9)).slice(0, -1)}`],
    ["in percent, behind the sign", `is ${percent(key.slice(0, 9)).slice(0, -2)}`],
    ["as \\u, within the last", `is ${each((code) => `\\u${hex(code, 4)}`, key.slice(0, 9)).slice(0, -2)}`],
    ["as \\u{}, within the last", `is ${each((code) => `\\u{${hex(code, 6)}}`, key.slice(0, 9)).slice(0, -1)}`],
    ["as &#x, within the last", `is ${each((code) => `&#x${hex(code)};`, key.slice(0, 9)).slice(0, -2)}`],
    ["behind backslashes", `is ${key.slice(0, 9)}\\\\\\`],
    ["with a backslash that is gone", `is ${key.slice(0, 9)}u002`],
    ["with \\x that has lost its backslash", `is ${key.slice(0, 9)}x3`],
    ["with \\u{ that has lost its backslash", `is ${key.slice(0, 9)}u{00003`],
    ["with octal that has lost its backslash", `is ${key.slice(0, 9)}6`],
    ["with three dots", `is ${key.slice(0, 12)}...`],
    ["with an ellipsis", `is ${key.slice(0, 12)}…`],
    ["as base64", `is ${btoa(key).slice(0, 12)}`],
    ["as hexadecimal", `is ${bytes(key).join("").slice(0, 17)}`],
    ["as pairs", `is ${bytes(key.slice(0, 8)).join(":")}`],
    ["as pairs, behind a colon", `is ${bytes(key.slice(0, 8)).join(":")}:`],
    ["as pairs, within the last", `is ${bytes(key.slice(0, 9)).join(":").slice(0, -1)}`],
    ["as pairs, behind 0x", `is ${bytes(key.slice(0, 9)).join(", 0x").slice(0, -2)}`],
  ])("is one, %s", (_how, text) => {
    expect(cut(text)).toBe("is [key]");
  });

  it.each([
    ["one that is shorter", `is ${key.slice(0, 7)}`],
    ["one in the middle", `is ${key.slice(0, 12)} and more`],
    ["one that goes on otherwise", `is ${key.slice(0, 12)}!?`],
    ["pairs that are fewer", `is ${bytes(key.slice(0, 7)).join(":")}`],
    ["the end of one", `is ${key.slice(8)}`],
  ])("is none where it is %s", (_what, text) => {
    expect(cut(text)).toBe(text);
  });

  it("is found at the first of its places", () => {
    const twice = new SpelledSecrets(["abcabcabX"], 4);
    expect(twice.without("is abcabcab", "[key]", 3)).toBe("is [key]");
    expect(twice.without("abcabcab", "[key]", 3)).toBe("[key]");
    expect(twice.without("is abcabcabcab", "[key]", 3)).toBe("is abc[key]");
  });

  it("is found behind what only begins like one", () => {
    const alike = new SpelledSecrets(["abcXabcYZ"], 4);
    expect(alike.without("abcQabcX", "[key]", 3)).toBe("abcQ[key]");
  });

  it("is looked for in a text that is shorter than any key", () => {
    expect(cut(key.slice(0, 8))).toBe("[key]");
    expect(cut(key.slice(0, 7))).toBe(key.slice(0, 7));
  });
});

describe("a credential", () => {
  it.each([
    ["no base64", "not base64!", ["not base64!"]],
    ["base64 of a name and a secret", btoa("workspace:s:e"), ["workspace:s:e", "s:e", "workspace"]],
    ["base64 of a short name and a secret", btoa("voice:s:e"), ["voice:s:e", "s:e"]],
    ["base64 of no secret", btoa("workspace"), ["workspace"]],
    ["base64 of a name of two lines", btoa("first\nline:secret"), ["first\nline:secret", "secret", "first\nline"]],
  ])("%s has these parts", (_what, credential, parts) => {
    expect(new Set(partsOf(credential))).toEqual(
      new Set([credential, ...parts, ...(credential === btoa("workspace") ? [""] : [])]),
    );
  });
});

describe("a long text", () => {
  const most = 256 * 1024;

  it.each([-40, -9, -1, 0, 1, 64 * 1024])(
    "is looked through where it is read in parts, %i from the border",
    (beside) => {
      const begin = "a ".repeat((most + beside) / 2 + 1).slice(0, most + beside);
      for (const form of [key, percent(key), `\\u${hex(key.charCodeAt(0), 4)}${key.slice(1)}`]) {
        expect(without(`${begin}${form} end`) === `${begin}[key] end`).toBe(true);
      }
    },
  );

  it("shows no start of a key at its end, and those at the border of a part", () => {
    const begin = "a ".repeat(most / 2).slice(0, most - 9);
    expect(
      without(`${begin}${key.slice(0, 9)} and ${key.slice(0, 9)}`, 8) === `${begin}${key.slice(0, 9)} and [key]`,
    ).toBe(true);
  });

  it("with a key at each place shows each, and nothing of one with too many", () => {
    const words = "a ".repeat(100);
    expect(without(`${key} ${words}`.repeat(2_000)) === `[key] ${words}`.repeat(2_000)).toBe(true);
    expect(without(`${key} `.repeat(100_000))).toBe("[key]");
  });

  it("of nothing but a key that repeats itself is one place", () => {
    const periodic = new SpelledSecrets(["x".repeat(64)], 4);
    expect(periodic.without("x".repeat(100_000), "[key]")).toBe("[key]");
    expect(periodic.without(`${"x".repeat(70)} ${"x".repeat(63)} ${"x".repeat(64)}`, "[key]")).toBe(
      `[key] ${"x".repeat(63)} [key]`,
    );
  });
});

it("looks through a long text in time that grows with it alone", () => {
  // Each would be read for minutes if a pattern began anew at each of its signs.
  for (const part of ["\\", "%", "&#", "&ab;", "0x", "ab:", "%25", "\u200b", "\n> ", key.slice(0, 9)]) {
    const text = part.repeat(Math.ceil(65_536 / part.length));
    expect(without(text, 8).length).toBeLessThanOrEqual(text.length);
  }
});
