/** Ways in which services, proxies and languages write a text that they were given. */
export const spellings: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  "in capitals": (text) => text.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase()),
  "percent-encoded": encodeURIComponent,
  "percent-encoded in lower case": (text) => encodeURIComponent(text).replaceAll(/%../g, (byte) => byte.toLowerCase()),
  "percent-encoded, every byte": (text) => each(text, (byte) => `%${hex(byte)}`),
  "percent-encoded twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  "with decimal entities": (text) => odd(text, (code) => `&#${code};`),
  "with decimal entities and zeros": (text) => odd(text, (code) => `&#${String(code).padStart(7, "0")};`),
  "with hexadecimal entities": (text) => odd(text, (code) => `&#x${code.toString(16)};`),
  "with hexadecimal entities, capitals and zeros": (text) =>
    odd(text, (code) => `&#X${code.toString(16).toUpperCase().padStart(5, "0")};`),
  "with named entities": (text) =>
    text.replaceAll(/[!-/:-@[-`{-~]/g, (sign) => (named[sign] ? `&${named[sign]};` : sign)),
  "with entities of entities": (text) => odd(text, (code) => `&amp;#${code};`),
  "as JSON": (text) => JSON.stringify(text).slice(1, -1),
  "as JSON with slashes escaped": (text) => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/"),
  "as JSON in JSON": (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
  "with \\u": (text) => odd(text, (code) => `\\u${code.toString(16).padStart(4, "0")}`),
  "with \\u twice over": (text) => odd(text, (code) => `\\\\u${code.toString(16).padStart(4, "0").toUpperCase()}`),
  "with \\u{}": (text) => odd(text, (code) => `\\u{${code.toString(16)}}`),
  "with \\x": (text) => each(text, (byte) => `\\x${hex(byte)}`),
  "with octal escapes": (text) => each(text, (byte) => `\\${byte.toString(8).padStart(3, "0")}`),
  "in lines": (text) => lines(text, "\n"),
  "in lines with indentation": (text) => lines(text, "\r\n    "),
  "in escaped lines": (text) => lines(text, "\\n"),
  "in lines that go on": (text) => lines(text, "\\\n"),
  "in percent-encoded lines": (text) => encodeURIComponent(lines(text, "\r\n")),
  "with %u": (text) => odd(text, (code) => `%u${code.toString(16).padStart(4, "0")}`),
  "with \\x{}": (text) => odd(text, (code) => `\\x{${code.toString(16)}}`),
  "with \\U": (text) => odd(text, (code) => `\\U${code.toString(16).padStart(8, "0")}`),
  "as a form has it": (text) => text.replaceAll("+", " "),
  "in quoted lines": (text) => lines(text, "\n> "),
  "in tabs": (text) => lines(text, "\t"),
  "with a space without width": (text) => lines(text, "\u200b"),
  "with such spaces between all letters": (text) => [...text].join("\u200b"),
  "with soft hyphens": (text) => lines(text, "\u00ad"),
  "with soft hyphens as entities": (text) => lines(text, "&shy;"),
  "with word joiners as entities": (text) => lines(text, "&#8288;"),
  "with marks that turn text around": (text) => lines(text, "\u202e"),
  "with variation selectors": (text) => lines(text, "\ufe0f"),
  "with the line separators of Unicode": (text) => lines(text, "\u2028"),
  "in base64": (text) => Buffer.from(text).toString("base64"),
  "in base64 within more": (text) => Buffer.from(`a:${text} and more`).toString("base64"),
  "in base64url": (text) => Buffer.from(text).toString("base64url"),
  "as base64url where it is base64": (text) => text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""),
  "in percent-encoded base64": (text) => encodeURIComponent(Buffer.from(text).toString("base64")),
  "in hexadecimal": (text) => Buffer.from(text).toString("hex"),
  "in hexadecimal with spaces": (text) => apart(Buffer.from(text), hex, " "),
  "in hexadecimal with colons": (text) => apart(Buffer.from(text), (byte) => hex(byte).toUpperCase(), ":"),
  "in hexadecimal with 0x": (text) => apart(Buffer.from(text), (byte) => `0x${hex(byte)}`, ", "),
  "in hexadecimal and capitals": (text) => Buffer.from(text).toString("hex").toUpperCase(),
};

/** Ways in which they write bytes. */
export const byteSpellings: Readonly<Record<string, (bytes: Buffer) => string>> = {
  "Python's bytes": (bytes) => python(bytes),
  "Python's bytes in JSON that is cut off": (bytes) => `{"detail": ${JSON.stringify(python(bytes))}`,
  "every byte with \\x": (bytes) => each(bytes, (byte) => `\\x${hex(byte)}`),
  "octal escapes": (bytes) => each(bytes, (byte) => `\\${byte.toString(8).padStart(3, "0")}`),
  hexadecimal: (bytes) => bytes.toString("hex"),
  "hexadecimal with spaces": (bytes) => apart(bytes, hex, " "),
  "hexadecimal with colons": (bytes) => apart(bytes, (byte) => hex(byte).toUpperCase(), ":"),
  "hexadecimal with commas": (bytes) => apart(bytes, hex, ", "),
  "hexadecimal with hyphens": (bytes) => apart(bytes, hex, "-"),
  "hexadecimal with 0x": (bytes) => apart(bytes, (byte) => `0x${byte.toString(16)}`, ", "),
  "a list of bytes": (bytes) => `[${apart(bytes, String, ",")}]`,
  "a list of bytes with spaces": (bytes) => `[${apart(bytes, String, " ")}]`,
  "a list of signed bytes": (bytes) => `[${apart(bytes, (byte) => String(byte - 128), ", ")}]`,
  "a list of floats": (bytes) => `[${apart(bytes, (byte) => String((byte - 128) / 128), ", ")}]`,
  "a list of floats with exponents": (bytes) =>
    `[${apart(bytes, (byte) => ((byte - 128) / 1e4).toExponential(8), " ")}]`,
  "a list on many lines": (bytes) => JSON.stringify([...bytes], null, 4),
  "an object of bytes": (bytes) => JSON.stringify(new Uint8Array(bytes)),
  "percent-encoded bytes": (bytes) =>
    each(bytes, (byte) =>
      /[\w.!~*'()-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `%${hex(byte)}`,
    ),
  base64: (bytes) => bytes.toString("base64"),
  base64url: (bytes) => bytes.toString("base64url"),
  "base64 in lines": (bytes) => wrapped(bytes).join("\r\n"),
  "base64 in escaped lines": (bytes) => wrapped(bytes).join("\\n"),
  "base64 in a list that is cut off": (bytes) => JSON.stringify(wrapped(bytes)).slice(0, -1),
  "base64 in percent": (bytes) => encodeURIComponent(bytes.toString("base64")),
  "base64 with entities": (bytes) => odd(bytes.toString("base64"), (code) => `&#${code};`),
};

/** What a body of JSON may hold of bytes. */
export const byteValues: Readonly<Record<string, (bytes: Buffer) => unknown>> = {
  "a list": (bytes) => [...bytes].slice(0, 100),
  "a list of signed bytes": (bytes) => [...bytes].map((byte) => byte - 128).slice(0, 90),
  "a list of floats": (bytes) => [...bytes].map((byte) => (byte - 128) / 128).slice(0, 60),
  "lists of a hundred": (bytes) => parts([...bytes], 100),
  "a list of pairs": (bytes) => parts([...bytes], 2).slice(0, 100),
  "an object": (bytes) => ({ ...bytes.subarray(0, 99) }),
  "a buffer's JSON": (bytes) => bytes.subarray(0, 90).toJSON().data,
  "numbers as texts": (bytes) => [...bytes].map(String).slice(0, 100),
  "hexadecimal pairs": (bytes) => [...bytes].map(hex).slice(0, 100),
  "lines of base64": (bytes) => wrapped(bytes).slice(0, 100),
};

const hex = (byte: number): string => byte.toString(16).padStart(2, "0");
const each = (text: string | Buffer, write: (byte: number) => string): string =>
  [...Buffer.from(text as string)].map(write).join("");
const apart = (bytes: Buffer, write: (byte: number) => string, between: string): string =>
  [...bytes].map(write).join(between);
/** Every sign that is neither letter nor digit. */
const odd = (text: string, write: (code: number) => string): string =>
  text.replaceAll(/[^a-z\d]/gi, (sign) => write(sign.charCodeAt(0)));
const lines = (text: string, end: string): string => text.replaceAll(/.{10}(?=.)/g, `$&${end}`);
const wrapped = (bytes: Buffer): string[] => bytes.toString("base64").match(/.{1,76}/g) ?? [];

function parts<Item>(list: readonly Item[], length: number): Item[][] {
  return Array.from({ length: Math.ceil(list.length / length) }, (_, index) =>
    list.slice(index * length, (index + 1) * length),
  );
}

function python(bytes: Buffer): string {
  const short: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\", "'": "\\'" };
  const text = each(bytes, (byte) => {
    const sign = String.fromCharCode(byte);
    return short[sign] ?? (byte >= 32 && byte < 127 ? sign : `\\x${hex(byte)}`);
  });
  return `b'${text}'`;
}

const named: Readonly<Record<string, string>> = {
  "!": "excl",
  '"': "quot",
  "#": "num",
  $: "dollar",
  "%": "percnt",
  "&": "amp",
  "'": "apos",
  "(": "lpar",
  ")": "rpar",
  "*": "ast",
  "+": "plus",
  ",": "comma",
  ".": "period",
  "/": "sol",
  ":": "colon",
  ";": "semi",
  "<": "lt",
  "=": "equals",
  ">": "gt",
  "?": "quest",
  "@": "commat",
  "[": "lsqb",
  "\\": "bsol",
  "]": "rsqb",
  "^": "Hat",
  _: "lowbar",
  "`": "grave",
  "{": "lcub",
  "|": "vert",
  "}": "rcub",
};
