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
/**
 * Base64 this long is taken for audio: the smallest sample we accept makes 88 characters. Escaped slashes and percent
 * signs belong to it, and so do the lines that mail breaks it into.
 */
const longBase64 = /[\w+/\\%-]{40,}={0,2}(?:\s+[\w+/\\%-]{20,}={0,2})+|[\w+/\\%-]{80,}={0,2}/g;
/** Bytes as a list of numbers, in a body that was cut off and so is no JSON any more. */
const longNumbers = /(?:\d{1,3}[,\s]+){20,}\d*/g;
// A recording echoed as text shows as control or replacement characters, escaped ones where JSON was cut off.
const binary = /[\0-\x08\x0e-\x1f\ufffd]|\\u(?:00[01][\da-f]|fffd)/i;

/** Takes keys and audio out of what a server or a runtime said. */
export class Redactor {
  readonly #headers: [name: string, value: string][] = [];
  #secrets: readonly string[] | undefined;
  readonly #byteFields: ReadonlySet<string>;

  constructor(byteFields: readonly string[] = []) {
    this.#byteFields = new Set(byteFields);
  }

  /** Learns the secrets of a request from the headers that carry credentials. */
  learn(headers: Headers): void {
    // Kept as they are now, since a fetch of the caller's own may change them; taken apart only for an answer that needs it.
    this.#headers.push(...headers);
    this.#secrets = undefined;
  }

  /** Text without any key that was sent, and without audio. */
  clean(text: string): string {
    // The smallest recording that is accepted, 64 bytes, makes no fewer characters than this.
    if (text.length >= 16 && binary.test(text)) return `[${text.length} characters that are not text]`;
    return this.#withoutKeys(text)
      .replace(longBase64, (run) => `[${run.length} characters of base64]`)
      .replace(longNumbers, (run) => `[${run.length} characters of numbers]`);
  }

  /** The same, for an error: capped, and nothing that is not text. */
  text(text: string): string {
    // Looking through all of a very long text would hold up everything else.
    const start = text.slice(0, mostSearched);
    if (binary.test(start)) return `[${text.length} characters that are not text]`;
    const clean = this.clean(start);
    if (start === text && clean.length <= longestText) return clean;
    // Where it was cut, a key may have begun.
    const end = start === text ? clean.length : Math.max(0, clean.length - (this.#secrets?.[0]?.length ?? 0));
    return `${clean.slice(0, Math.min(longestText, end))}… [${text.length} characters]`;
  }

  /** A parsed body without keys and audio. */
  body(value: unknown, depth = 0): unknown {
    if (typeof value === "string") return this.text(value);
    // A function may carry anything.
    if (typeof value === "function" || typeof value === "symbol") return `[a ${typeof value}]`;
    if (typeof value !== "object" || value === null) return value;
    if (depth === deepest) return "[nested deeper]";
    if (Array.isArray(value)) {
      if (value.length > mostEntries) return `[a list of ${value.length}]`;
      return value.map((item) => this.body(item, depth + 1));
    }
    return Object.fromEntries(
      Object.entries(value)
        .slice(0, mostEntries)
        .map(([key, member]) => [
          this.text(key),
          this.#byteFields.has(key) && typeof member === "string"
            ? `[${member.length} characters of base64]`
            : this.body(member, depth + 1),
        ]),
    );
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
    if (!(thrown instanceof Error) || depth === deepest) return this.body(thrown);
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
  #withoutKeys(text: string): string {
    // Nothing can hold a key that is shorter than any that is looked for.
    if (text.length < shortestSecret) return text;
    let clean = text;
    this.#secrets ??= secretsOf(this.#headers);
    for (const secret of this.#secrets) {
      clean = clean.replaceAll(secret, "[key]");
      // An answer may break off inside a key.
      let length = secret.length;
      while (!clean.endsWith(secret.slice(0, length))) length--;
      if (length >= shortestStart) clean = `${clean.slice(0, -length)}[key]`;
    }
    return clean;
  }
}

/** Every form of what the headers' credentials hold, the longest first: a key may contain another's half. */
function secretsOf(headers: readonly (readonly [name: string, value: string])[]): readonly string[] {
  const secrets = new Set<string>();
  for (const [name, value] of headers) {
    if (!/auth|key|token|secret|cookie/i.test(name)) continue;
    const credential = value.replace(/^[A-Za-z]+ +/, "");
    for (const secret of [value, credential, ...decodedHalves(credential)]) {
      if (secret.length < shortestSecret) continue;
      for (const form of [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]) secrets.add(form);
    }
  }
  return [...secrets].sort((one, other) => other.length - one.length);
}

/** A Basic credential is base64 of `name:secret`; the secret is as good as the whole, and a long name is one too. */
function decodedHalves(credential: string): string[] {
  let latin: string;
  try {
    latin = atob(credential);
  } catch {
    // Not base64: there are no halves.
    return [];
  }
  const utf8 = new TextDecoder().decode(Uint8Array.from(latin, (character) => character.charCodeAt(0)));
  return [latin, utf8].flatMap((decoded) => {
    const [name = "", ...secret] = decoded.split(":");
    // A short name may well be a word of an answer.
    return [decoded, secret.join(":"), name.length < 8 ? "" : name];
  });
}
