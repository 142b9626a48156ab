import { partsOf, SpelledSecrets } from "../generated/spelled-secrets.ts";
import { withoutKey, withoutMarks } from "../input/mark.ts";
import { isError } from "./is-error.ts";

/** A shorter secret may well be a word of an answer. */
const shortestSecret = 4;
/** The start of a secret at the end of a text is one from so many characters on: "Bearer" alone is a word. */
const shortestStart = 8;
/** Longest text that an error keeps, in characters. */
const longestText = 2_000;
/** Of a longer one only the start is looked through for keys. */
const mostSearched = 64 * 1024;
/** So many nested levels and entries of an error body are kept. */
const deepest = 12;
const mostEntries = 100;
/** Lines of base64 have letters of both cases. Others are hashes, so long as they are no more than six of SHA-256. */
const mostHashes = 400;
/** Signs of base64 as they are, escaped, in percent or as entities. */
const base64 = String.raw`(?:[\w+/\\%-]|&#?\w{2,6};)`;
/**
 * Base64 this long is taken for audio: the smallest sample we accept makes 88 characters. Escaped slashes and percent
 * signs belong to it, and so do the lines that mail breaks it into, and those of a list.
 */
const longBase64 = new RegExp(`${base64}{40,}={0,2}(?:[\\s"',]+${base64}{20,}={0,2})+|${base64}{80,}={0,2}`, "g");
/** Bytes as a list of numbers, in a body that was cut off and so is no JSON any more. */
const longNumbers = /(?:\d{1,3}[,\s]+){20,}\d*/g;
/**
 * Samples and bytes as numbers of any kind, in lists of lists or with their index: decimal, with a sign, a fraction or an
 * exponent, or hexadecimal. As many bytes as 80 hexadecimal digits are: a certificate's fingerprint by SHA-256 has 32 pairs.
 */
const mixedNumbers = /(?:[-+.\da-fx]{1,24}[\s,;:|"'[\](){}]+){40,}[-+.\da-fx]*/gi;
// A recording echoed as text shows as control or replacement characters, escaped ones where JSON was cut off. As other
// escapes, so many of them within a line are no slip in a text any more.
const binary =
  /[\0-\x08\x0e-\x1f\ufffd]|\\u(?:00[01][\da-f]|fffd)|(?:(?:%|\\x|&#x?0{0,6})(?:0[0-8]|0[ef]|1[\dacdef]|7f).{0,64}){4}/is;

/** What a provider says of its requests and answers. */
interface Redacted {
  readonly byteFields?: readonly string[] | undefined;
  readonly keyHeader?: string | undefined;
}

/** Takes keys and audio out of what a server or a runtime said, and out of errors the marks of idempotency keys. */
export class Redactor {
  readonly #headers: [name: string, value: string][] = [];
  #secrets: SpelledSecrets | undefined;
  readonly #byteFields: ReadonlySet<string>;
  readonly #idempotencyKey: string | undefined;
  readonly #keyHeader: string | undefined;

  /** @param idempotencyKey of the call: no secret, but its mark is nothing that the caller has written. */
  constructor({ byteFields, keyHeader }: Redacted = {}, idempotencyKey?: string) {
    this.#byteFields = new Set(byteFields);
    this.#keyHeader = keyHeader?.toLowerCase();
    this.#idempotencyKey = idempotencyKey;
  }

  /** Learns the secrets of a request from the headers, or the parameters of its address, that carry credentials. */
  learn(headers: Headers | URLSearchParams): void {
    // Kept as they are now, since a fetch of the caller's own may change them; taken apart only for an answer that needs it.
    this.#headers.push(...headers);
    this.#secrets = undefined;
  }

  /** Text without any key that was sent, and without audio. */
  clean(text: string): string {
    return withoutAudio(this.written(text));
  }

  /** Text without any key that was sent: for what somebody wrote, where no audio was sent. */
  written(text: string): string {
    const { start, isWhole } = startOf(text);
    // The smallest recording that is accepted, 64 bytes, makes no fewer characters than this.
    if (start.length >= 16 && binary.test(start)) return notText(text);
    const clean = this.#withoutKeys(start, isWhole ? shortestStart : 1);
    return isWhole ? clean : cut(clean, text);
  }

  /** The same as `clean`, for an error: capped, and nothing that is not text. */
  text(text: string): string {
    const { start, isWhole } = startOf(text);
    if (binary.test(start)) return notText(text);
    const unmarked = withoutMarks(start, this.#idempotencyKey);
    const clean = withoutAudio(this.#withoutKeys(unmarked, isWhole ? shortestStart : 1));
    return isWhole && clean.length <= longestText ? clean : cut(clean.slice(0, longestText), text);
  }

  /** A parsed body without keys and audio. */
  body(value: unknown, depth = 0): unknown {
    if (typeof value === "string") return this.text(value);
    // A function may carry anything.
    if (typeof value === "function" || typeof value === "symbol") return `[a ${typeof value}]`;
    if (typeof value !== "object" || value === null) return value;
    if (depth === deepest) return "[nested deeper]";
    const isList = Array.isArray(value);
    if (isList && value.length > mostEntries) return `[a list of ${value.length}]`;
    const entries = Object.entries(value).slice(0, mostEntries);
    const copy = isList
      ? value.map((item) => this.body(item, depth + 1))
      : Object.fromEntries(
          entries.map(([key, member]) => [
            this.text(key),
            this.#byteFields.has(key) && typeof member === "string"
              ? `[${member.length} characters of base64]`
              : this.body(member, depth + 1),
          ]),
        );
    // What is harmless part by part may be a recording as a whole.
    const whole = JSON.stringify(copy, (_key, part: unknown) =>
      // Lines were looked at by themselves, and no JSON takes a bigint.
      typeof part === "bigint" || (typeof part === "string" && /\s/.test(part)) ? "" : part,
    );
    if (isList ? withoutAudio(whole) === whole : whole.search(mixedNumbers) === -1) return copy;
    return isList ? `[a list of ${value.length}]` : `[an object of ${entries.length}]`;
  }

  /** What was thrown, fit to become a `cause`: itself where it is a plain clean error, else a copy that is. */
  cause(thrown: unknown, depth = 0): unknown {
    try {
      return this.#cause(thrown, depth);
    } catch {
      return new Error("what was thrown cannot be shown");
    }
  }

  #cause(thrown: unknown, depth: number): unknown {
    if (!isError(thrown) || depth === deepest) return this.body(thrown);
    const { name, message, stack = "", cause, code, errors } = thrown as Error & { code?: unknown; errors?: unknown };
    const clean = {
      name: this.text(name),
      cause: this.cause(cause, depth + 1),
      message: this.text(message),
      stack: this.#withoutKeys(stack.replace(message, "")),
    };
    // Also what is hidden or has a symbol for its name: a closer look shows that, too.
    const isClean =
      clean.name === name &&
      clean.cause === cause &&
      clean.message === message &&
      clean.stack === stack.replace(message, "") &&
      Reflect.ownKeys(thrown).every((key) => {
        // Looked at above, each in a way of its own.
        if (key === "stack" || key === "cause") return true;
        const [shown, value] = [String(key), thrown[key as keyof Error]];
        return this.text(shown) === shown && this.body(value) === value;
      });
    if (isClean) return thrown;
    const copy = new Error(clean.message, clean.cause === undefined ? undefined : { cause: clean.cause });
    copy.name = clean.name;
    copy.stack = `${clean.name}: ${clean.message}\n${clean.stack}`;
    if (Array.isArray(errors)) Object.assign(copy, { errors: errors.map((error) => this.cause(error, depth + 1)) });
    return typeof code === "string" ? Object.assign(copy, { code: this.text(code) }) : copy;
  }

  // Alone for a stack: paths of files look like base64.
  #withoutKeys(marked: string, start = shortestStart): string {
    const text = withoutKey(marked, this.#idempotencyKey);
    // Nothing can hold a key that is shorter than any that is looked for.
    if (text.length < shortestSecret) return text;
    this.#secrets ??= new SpelledSecrets(secretsOf(this.#headers, this.#keyHeader), shortestSecret);
    return this.#secrets.without(text, "[key]", start);
  }
}

/** What the headers' credentials hold. */
const secretsOf = (
  headers: readonly (readonly [name: string, value: string])[],
  keyHeader: string | undefined,
): string[] =>
  headers
    .filter(([name]) => name.toLowerCase() === keyHeader || /auth|key|token|secret|cookie/i.test(name))
    .flatMap(([, value]) => [value, ...partsOf(value.replace(/^[A-Za-z]+ +/, ""))]);

/** What is looked through of a text: all of a very long one would hold up everything else. Where it is cut, a key may begin. */
function startOf(text: string): { readonly start: string; readonly isWhole: boolean } {
  const start = text.slice(0, mostSearched);
  return { start, isWhole: start.length === text.length };
}

const cut = (clean: string, text: string): string => `${clean}… [${text.length} characters]`;

const notText = (text: string): string => `[${text.length} characters that are not text]`;

const numbers = (run: string): string => `[${run.length} characters of numbers]`;

function withoutAudio(text: string): string {
  return text
    .replace(longBase64, (run) =>
      run.length < mostHashes && /[\s"',]/.test(run) && /^[^A-Z]*$|^[^a-z]*$/.test(run)
        ? run
        : `[${run.length} characters of base64]`,
    )
    .replace(longNumbers, numbers)
    .replace(mixedNumbers, numbers);
}
