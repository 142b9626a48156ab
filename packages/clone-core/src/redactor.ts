/** Longest text that an error keeps, in characters. */
const longestText = 2_000;
/** So many nested levels of an error body are kept. */
const deepest = 12;
/** Base64 this long is taken for audio: the smallest sample we accept makes 88 characters. */
const longBase64 = /[A-Za-z0-9+/_-]{80,}={0,2}/g;
/** A shorter piece of a credential is no secret, but may well be a word of an answer. */
const shortestSecret = 8;
// A recording echoed as text shows as control or replacement characters.
const binary = /[\0-\x08\x0e-\x1f\ufffd]/;

/** Takes keys and audio out of what a server or a runtime said. */
export class Redactor {
  readonly #secrets = new Set<string>();
  readonly #byteFields: ReadonlySet<string>;

  constructor(byteFields: readonly string[] = []) {
    this.#byteFields = new Set(byteFields);
  }

  /** Learns the secrets of a request from the headers that carry credentials. */
  learn(headers: Headers): void {
    headers.forEach((value, name) => {
      if (!/auth|key|token|secret|cookie/i.test(name)) return;
      const credential = value.replace(/^[A-Za-z]+ +/, "");
      for (const secret of [value, credential, ...decodedHalves(credential)]) {
        if (secret.length >= shortestSecret) this.#secrets.add(secret);
      }
    });
  }

  /** Text without any key that was sent. */
  withoutKeys(text: string): string {
    let clean = text;
    for (const secret of [...this.#secrets].sort((a, b) => b.length - a.length)) {
      clean = clean.replaceAll(secret, "[key]");
    }
    return clean;
  }

  /** Text without keys and audio, capped. */
  text(text: string): string {
    if (binary.test(text)) return `[${text.length} characters that are not text]`;
    const clean = this.withoutKeys(text).replace(longBase64, (run) => `[${run.length} characters of base64]`);
    return clean.length > longestText ? `${clean.slice(0, longestText)}… [${clean.length} characters]` : clean;
  }

  /** A parsed body without keys and audio. */
  body(value: unknown, depth = 0): unknown {
    if (typeof value === "string") return this.text(value);
    if (typeof value !== "object" || value === null) return value;
    if (depth === deepest) return "[nested deeper]";
    if (Array.isArray(value)) return value.map((item) => this.body(item, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [
        this.text(key),
        this.#byteFields.has(key) && typeof member === "string"
          ? `[${member.length} characters of base64]`
          : this.body(member, depth + 1),
      ]),
    );
  }

  /** An error that may become a `cause`: itself where it is clean, else a copy that is. */
  cause(error: unknown, depth = 0): unknown {
    if (typeof error === "string") return this.text(error);
    if (typeof error !== "object" || error === null) return error;
    const { message, stack, cause, code, name } = error as Partial<Error> & { code?: unknown };
    const texts = [message, stack, ...Object.values(error)].filter((text) => typeof text === "string");
    const cleanCause = depth < deepest ? this.cause(cause, depth + 1) : undefined;
    if (texts.every((text) => this.text(text) === text || this.withoutKeys(text) === text) && cleanCause === cause) {
      return error;
    }
    const copy = new Error(this.text(String(message)), cleanCause === undefined ? undefined : { cause: cleanCause });
    copy.name = String(name);
    if (stack !== undefined) copy.stack = this.text(stack);
    return typeof code === "string" ? Object.assign(copy, { code }) : copy;
  }
}

/** A Basic credential is base64 of `name:secret`; either half alone is as good as the whole. */
function decodedHalves(credential: string): string[] {
  try {
    const decoded = atob(credential);
    return [decoded, ...decoded.split(":")];
  } catch {
    // Not base64: there are no halves.
    return [];
  }
}
