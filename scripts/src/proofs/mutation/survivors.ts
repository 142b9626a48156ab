/** A way of breaking the code that no test can notice, or none should. */
export interface Survivor {
  /** How the file's path ends. */
  readonly file: string;
  /** The line that it begins in, without what indents it; cut like the two below. */
  readonly code: string;
  /** The code, its white space made single spaces, and what Stryker puts there instead; both cut at 100 characters. */
  readonly before: string;
  readonly after: string | readonly string[];
  readonly why: string;
}

/** The survivors in the files where each is named: retry, outcome, redaction and sample code. */
export const explained: readonly Survivor[] = [
  {
    file: "clone-core/src/output/redactor.ts",
    code: "readonly #headers: [name: string, value: string][] = [];",
    before: "[]",
    after: '["Stryker was here"]',
    why: "Equivalent: an entry that is no header has no name that speaks of a credential.",
  },
  {
    file: "clone-core/src/output/redactor.ts",
    code: "if (text.length < shortestSecret) return text;",
    before: "text.length < shortestSecret",
    after: "false",
    why: "Speed only: no key is found in a text that is shorter than any, but an answer with many short ones is looked through.",
  },
  {
    file: "clone-core/src/output/redactor.ts",
    code: '.flatMap(([, value]) => [value, ...partsOf(value.replace(/^[A-Za-z]+ +/, ""))]);',
    before: "/^[A-Za-z]+ +/",
    after: "/[A-Za-z]+ +/",
    why: "Equivalent where a header begins with its scheme; any other value is looked for whole, too.",
  },
  {
    file: "clone-core/src/call/deadline.ts",
    code: 'readonly #abort = (): void => this.#end("aborted", this.#outer?.reason);',
    before: "this.#outer?.reason",
    after: "this.#outer.reason",
    why: "Equivalent: called only where there is a signal; the compiler cannot know.",
  },
  {
    file: "clone-core/src/call/deadline.ts",
    code: "work.then(resolve, reject).finally(() => this.#waiting.delete(reject));",
    before: "() => this.#waiting.delete(reject)",
    after: "() => undefined",
    why: "Memory only: rejecting what has settled does nothing, but a long body would keep a function for each chunk.",
  },
  {
    file: "clone-core/src/call/outcome.ts",
    code: 'return inner.length > 0 ? inner : [""];',
    before: '""',
    after: '"Stryker was here!"',
    why: "Equivalent: any text that is no code of a failed connection or a time-out.",
  },
  {
    file: "clone-core/src/call/retry-after.ts",
    code: 'const value = headers.get("retry-after") ?? "";',
    before: '""',
    after: '"Stryker was here!"',
    why: "Equivalent: any text that is neither a number nor a date.",
  },
  {
    file: "clone-core/src/call/retry-after.ts",
    code: 'const answeredAt = time(headers.get("date") ?? "") ?? now;',
    before: '""',
    after: '"Stryker was here!"',
    why: "Equivalent: any text that is no date.",
  },
  {
    file: "clone-core/src/call/retry-after.ts",
    code: 'const ms = httpDate.test(value) ? Date.parse(value + (value.endsWith("GMT") ? "" : " GMT")) : Num...',
    before: 'value.endsWith("GMT")',
    after: 'value.startsWith("GMT")',
    why: "Equivalent on the runtimes that the tests have: GMT said twice is GMT.",
  },
  {
    file: "clone-core/src/call/look-up.ts",
    code: "if ((found ?? []).length > 0 || wait >= deadline.remainingMs) break;",
    before: "wait >= deadline.remainingMs",
    after: "wait > deadline.remainingMs",
    why: "Equivalent: a pause as long as what is left ends with it, and nothing is asked then.",
  },
  {
    file: "clone-core/src/life/find-voices.ts",
    code: 'throw asCloneError(refusal, settings.provider?.name ?? "no provider", startedAt, undefined, "list");',
    before: '"list"',
    after: '""',
    why: "Equivalent: any operation but none says that no voice was to be created.",
  },
  {
    file: "clone-core/src/input/mark.ts",
    code: "for (const text of /key/.test(description) ? [description, unescaped(description)] : []) {",
    before: "[]",
    after: '["Stryker was here"]',
    why: "Equivalent: any text without a key.",
  },
  {
    file: "clone-core/src/input/sample.ts",
    code: "const waits = areBlobs.includes(true);",
    before: "true",
    after: "false",
    why: "Speed only: where there is no Blob to wait for, the bytes are copied once more.",
  },
  {
    file: "clone-core/src/call/exchange.ts",
    code: "#copied = false;",
    before: "false",
    after: "true",
    why: "Equivalent: it is set before it is read.",
  },
  {
    file: "clone-core/src/input/sample.ts",
    code: 'const unreadable = "unreadable Blob";',
    before: '"unreadable Blob"',
    after: '""',
    why: "The text of a message: a Blob that cannot be read is refused by any of them.",
  },
  {
    file: "clone-core/src/life/life-call.ts",
    code: "return found !== undefined && isNamed(found) ? found : undefined;",
    before: "found !== undefined",
    after: "true",
    why: "Equivalent: what a reader throws over an answer is an unexpected response, as one that names no voice is.",
  },
  {
    file: "clone-core/src/output/redactor.ts",
    code: "const mixedNumbers = /(?:[-+.\\da-fx]{1,24}[\\s,;:|\"'[\\](){}]+){40,}[-+.\\da-fx]*/gi;",
    before: "/(?:[-+.\\da-fx]{1,24}[\\s,;:|\"'[\\](){}]+){40,}[-+.\\da-fx]*/gi",
    after: "/(?:[-+.\\da-fx]{1,24}[\\s,;:|\"'[\\](){}]+){40,}[^-+.\\da-fx]*/gi",
    why: "What is left of a list is one number, or a part of one: no sound.",
  },
  {
    file: "clone-core/src/output/redactor.ts",
    code: "const mixedNumbers = /(?:[-+.\\da-fx]{1,24}[\\s,;:|\"'[\\](){}]+){40,}[-+.\\da-fx]*/gi;",
    before: "/(?:[-+.\\da-fx]{1,24}[\\s,;:|\"'[\\](){}]+){40,}[-+.\\da-fx]*/gi",
    after: "/(?:[-+.\\da-fx]{1,24}[\\s,;:|\"'[\\](){}]+){40,}[-+.\\Da-fx]*/gi",
    why: "What is left of a list is one number, or a part of one: no sound.",
  },
  {
    file: "clone-core/src/output/redactor.ts",
    code: "/[\\0-\\x08\\x0e-\\x1f\\ufffd]|\\\\u(?:00[01][\\da-f]|fffd)|(?:(?:%|\\\\x|&#x?0*)(?:0[0-8]|0[ef]|1[\\dacdef]...",
    before:
      "/[\\0-\\x08\\x0e-\\x1f\\ufffd]|\\\\u(?:00[01][\\da-f]|fffd)|(?:(?:%|\\\\x|&#x?0*)(?:0[0-8]|0[ef]|1[\\dacdef]...",
    after: [
      "/[\\0-\\x08\\x0e-\\x1f\\ufffd]|\\\\u(?:00[01][\\da-f]|fffd)|(?:(?:%|\\\\x|&#x?0)(?:0[0-8]|0[ef]|1[\\dacdef]|...",
      "/[\\0-\\x08\\x0e-\\x1f\\ufffd]|\\\\u(?:00[01][\\da-f]|fffd)|(?:(?:%|\\\\x|&#x0*)(?:0[0-8]|0[ef]|1[\\dacdef]|...",
      "/[\\0-\\x08\\x0e-\\x1f\\ufffd]|\\\\u(?:00[01][\\da-f]|fffd)|(?:(?:%|\\\\x|&#x?0*)(?:0[^0-8]|0[ef]|1[\\dacdef...",
      "/[\\0-\\x08\\x0e-\\x1f\\ufffd]|\\\\u(?:00[01][\\da-f]|fffd)|(?:(?:%|\\\\x|&#x?0*)(?:0[0-8]|0[^ef]|1[\\dacdef...",
      "/[\\0-\\x08\\x0e-\\x1f\\ufffd]|\\\\u(?:00[01][\\da-f]|fffd)|(?:(?:%|\\\\x|&#x?0*)(?:0[0-8]|0[ef]|1[^\\dacdef...",
      "/[\\0-\\x08\\x0e-\\x1f\\ufffd]|\\\\u(?:00[01][\\da-f]|fffd)|(?:(?:%|\\\\x|&#x?0*)(?:0[0-8]|0[ef]|1[\\Dacdef]...",
      "/[\\0-\\x08\\x0e-\\x1f\\ufffd]|\\\\u(?:00[01][\\da-f]|fffd)|(?:(?:%|\\\\x|&#x?0*)(?:0[0-8]|0[ef]|1[\\dacdef]...",
    ],
    why: "Any one of these signs, four times, is enough: a recording echoed as text has hundreds of all of them.",
  },
  {
    file: "generated/spelled-secrets.ts",
    code: "for (let at = done; at < end; at++) {",
    before: "at < end",
    after: "at <= end",
    why: "Equivalent: one place too many, which the next character's own overwrites.",
  },
  {
    file: "generated/spelled-secrets.ts",
    code: "if (last.text.length === length) return;",
    before: "last.text.length === length",
    after: "false",
    why: "Speed only: a text in which nothing was undone is read again, with the same result.",
  },
  {
    file: "generated/spelled-secrets.ts",
    code: "if (!readable.test(last.text)) return;",
    before: "!readable.test(last.text)",
    after: "false",
    why: "Speed only: a text without an escape is read twice, with the same result.",
  },
  {
    file: "generated/spelled-secrets.ts",
    code: String.raw`const readable = /[%\\&\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u;`,
    before: String.raw`/[%\\&\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u`,
    after: [
      String.raw`/[^%\\&\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u`,
      String.raw`/[%\\&\P{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u`,
      String.raw`/[%\\&\p{Cc}\P{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u`,
      String.raw`/[%\\&\p{Cc}\p{Cf}\P{Default_Ignorable_Code_Point}\u2028\u2029]/u`,
    ],
    why: "Speed only: texts without an escape are read twice. In a whole text with one, some other character fits these, too.",
  },
  {
    file: "generated/spelled-secrets.ts",
    code: String.raw`const joints = /(?<=[\da-f]{2})[\s:;,."'-]{1,4}(?:0x)?(?:$|(?=[\da-f]{2}))/gi;`,
    before: String.raw`/(?<=[\da-f]{2})[\s:;,."'-]{1,4}(?:0x)?(?:$|(?=[\da-f]{2}))/gi`,
    after: [
      String.raw`/(?<=[\da-f])[\s:;,."'-]{1,4}(?:0x)?(?:$|(?=[\da-f]{2}))/gi`,
      String.raw`/(?<=[\da-f]{2})[\s:;,."'-]{1,4}(?:0x)?(?:$|(?=[\da-f]))/gi`,
    ],
    why: "Equivalent for whole pairs: what is joined beside them is no part of a key of sixteen digits.",
  },
  {
    file: "generated/spelled-secrets.ts",
    code: 'const folded = (text: string): string => text.replaceAll("\\u0130", "i").toLowerCase().replaceAll(...',
    before: 'text.replaceAll("\\u0130", "i").toLowerCase()',
    after: 'text.replaceAll("\\u0130", "i").toUpperCase()',
    why: "Equivalent for all that a key may have: text and secret are folded alike.",
  },
  {
    file: "generated/spelled-secrets.ts",
    code: "this.#least = Math.min(...lengths.filter((length) => length >= shortest));",
    before: "lengths.filter((length) => length >= shortest)",
    after: "lengths",
    why: "Speed only: a shorter text is looked through, and no secret is so short.",
  },
  {
    file: "generated/spelled-secrets.ts",
    code: "this.#least = Math.min(...lengths.filter((length) => length >= shortest));",
    before: "length >= shortest",
    after: "true",
    why: "Speed only: a shorter text is looked through, and no secret is so short.",
  },
  {
    file: "generated/spelled-secrets.ts",
    code: "if (text.length < Math.min(this.#least, shortestStart)) return text;",
    before: "text.length < Math.min(this.#least, shortestStart)",
    after: "false",
    why: "Speed only: no secret is found in a text that is shorter than any.",
  },
  {
    file: "generated/spelled-secrets.ts",
    code: "let at = text.indexOf(begin, text.length - secret.length + 1);",
    before: "text.length - secret.length + 1",
    after: "text.length - secret.length - 1",
    why: "Equivalent: what begins there is a whole secret, which was found already, or goes on otherwise.",
  },
  {
    file: "generated/spelled-secrets.ts",
    code: String.raw`if (secret.length < shortestEncoded || /[^\0-\xff]/.test(secret)) return [];`,
    before: "[]",
    after: '["Stryker was here"]',
    why: "No text that is looked through says this.",
  },
  {
    file: "clone-core/src/life/find-voices.ts",
    code: "return found.slice(0, most).sort((a, b) => newestFirst * (time(b) - time(a)));",
    before: "newestFirst * (time(b) - time(a))",
    after: "newestFirst / (time(b) - time(a))",
    why: "Equivalent: only the sign counts, and among voices of the same moment no order is promised.",
  },
  {
    file: "generated/spelled-secrets.ts",
    code: "isLast = from + mostRead >= text.length;",
    before: "from + mostRead >= text.length",
    after: "from + mostRead > text.length",
    why: "Speed only: the last part is read once more, from a later place on.",
  },
  {
    file: "generated/spelled-secrets.ts",
    code: "if (found.length > mostFound) return placeholder;",
    before: "found.length > mostFound",
    after: "found.length >= mostFound",
    why: "A bound on memory: one more or less is as good.",
  },
];
