// Generated from scripts/templates/spelled-secrets.ts by `pnpm specs:generate`. Do not edit.
/** So many times over a text may be escaped: such as an address in JSON, in a text of JSON, in a page of HTML. */
const mostEscapes = 4;
/** A shorter secret, encoded as a whole, is a few letters, which may be part of a word. */
const shortestEncoded = 8;

/**
 * An escape of an address, of JSON and programming languages, or of HTML, and a line break with a backslash before and
 * indentation, or the marks of a quotation, behind it.
 */
const escapes =
  /(?:%|\\+x)([\da-f]{2})|(?:%|\\+)u(?:0000)?([\da-f]{4})|(?:\\+[ux]\{|&#x)0*([\da-f]{1,6})[;}]?|&#0*(\d{1,7});?|\\+([0-7]{2,3})|&([a-z]{2,8});|\\+[nr]|\\?[\r\n][ \t\r\n>]*|\\+/gi;
/** What no key has and nobody sees: it may be taken out of a text before it is shown, and would put a key together. */
const unseen = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;
/** What says that a text is worth a second reading. */
const readable = /[%\\&\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u;
/** Hexadecimal pairs with something between them, as many as make the shortest secret that is looked for encoded. */
const pairs = /(?:(?:0x)?[\da-f]{2}[\s:;,.-]{1,3}){7,}(?:0x)?[\da-f]{2}/gi;
/** The beginning of an escape, where a text breaks off. */
const unfinished = /[%\\&]{1,9}[\w#{]{0,9}$/;

/** HTML's names for the signs that a key may have, each before its sign. */
const signs =
  "excl!quot\"num#dollar$percnt%amp&apos'shy\u00adlpar(rpar)ast*plus+comma,period.sol/colon:semi;lt<equals=gt>quest?commat@lsqb[lbrack[bsol\\rsqb]rbrack]hat^lowbar_grave`lcub{lbrace{vert|verbar|rcub}rbrace}";

/**
 * A text with its escapes undone once, and without line breaks and what else no key has. Bytes of UTF-8 become a character
 * each: so do the halves of a Basic credential, see {@link partsOf}.
 */
const unescaped = (text: string): string =>
  text
    .replaceAll(escapes, (whole, ...[byte, four, long, decimal, octal, name]: (string | undefined)[]) => {
      if (name) return new RegExp(`(?<![a-z])${name}([^a-z])`, "i").exec(signs)?.[1] ?? whole;
      const hex = byte ?? four ?? long;
      const code = Number.parseInt(hex ?? decimal ?? octal ?? "0", hex ? 16 : decimal ? 10 : 8);
      return code > 0x10ffff ? whole : String.fromCodePoint(code);
    })
    .replaceAll(unseen, "");

/** Without regard to case, nor to what stands for `+` and `/` in the alphabets of base64; as long as before. */
const folded = (text: string): string =>
  text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase()).replaceAll(/[-_/]/g, "+");

/**
 * Takes secrets out of texts, however they are spelled there. A text is read, and its escapes are undone, in time that
 * is proportional to its length, whatever it says: that is why no pattern is made of a secret's spellings.
 */
export class SpelledSecrets {
  readonly #secrets: ReadonlySet<string>;
  readonly #shortest: number;
  /** No spelling is shorter: most texts are, and cost nothing. */
  readonly #least: number;
  #known: readonly string[] | undefined;

  /** @param shortest so many characters make a secret; what is shorter may well be a word. */
  constructor(secrets: readonly string[], shortest: number) {
    this.#secrets = new Set(secrets);
    this.#shortest = shortest;
    const lengths = secrets.map((secret) => (readable.test(secret) ? shortest : secret.replace(/=+$/, "").length));
    this.#least = Math.max(shortest, Math.min(...lengths.filter((length) => length >= shortest)));
  }

  /**
   * The text with a placeholder for each secret. Where one was found that was escaped, all escapes stay undone.
   *
   * @param shortestStart from so many characters on, the start of a secret at the end of the text is one, too.
   */
  without(text: string, placeholder: string, shortestStart = Number.POSITIVE_INFINITY): string {
    if (text.length < Math.min(this.#least, shortestStart)) return text;
    let clean = this.#withoutPlain(text, placeholder, shortestStart);
    let last = clean;
    for (let level = 0; level < mostEscapes && readable.test(last); level++) {
      const read = unescaped(last);
      last = this.#withoutPlain(read, placeholder, shortestStart);
      if (last !== read) clean = last;
    }
    const joined = clean.replaceAll(pairs, (run) => run.replaceAll(/0x|[^\da-f]/gi, ""));
    const found = joined === clean ? clean : this.#withoutPlain(joined, placeholder, Math.max(16, shortestStart));
    return found === joined ? clean : found;
  }

  get #spellings(): readonly string[] {
    this.#known ??= [...new Set([...this.#secrets].flatMap(spellingsOf))]
      .filter(({ length }) => length >= this.#shortest)
      // The longest first: one may be a part of another.
      .sort((one, other) => other.length - one.length);
    return this.#known;
  }

  #withoutPlain(text: string, placeholder: string, shortestStart: number): string {
    let clean = text;
    let looked = folded(clean);
    for (const secret of this.#spellings) {
      if (!looked.includes(secret)) continue;
      let at = 0;
      const kept = looked.split(secret).map(({ length }) => {
        const part = clean.slice(at, at + length);
        at += length + secret.length;
        return part;
      });
      clean = kept.join(placeholder);
      looked = folded(clean);
    }
    const whole = looked.replace(unfinished, "");
    // One may begin with the last letter of another: the cut is where the first of them begins.
    let end = whole.length;
    for (const secret of this.#spellings) {
      const begin = secret.slice(0, shortestStart);
      let at = whole.indexOf(begin, Math.max(0, whole.length - secret.length + 1));
      while (at >= 0 && !secret.startsWith(whole.slice(at))) at = whole.indexOf(begin, at + 1);
      if (at >= 0) end = Math.min(end, at);
    }
    return end < whole.length ? clean.slice(0, end) + placeholder : clean;
  }
}

/** How a secret may stand in a text whose escapes were undone, folded. */
function spellingsOf(secret: string): string[] {
  // A secret that looks escaped itself is the same in a text whose escapes were undone as often.
  const read = [secret];
  for (let last = secret; read.length <= mostEscapes; read.push(last)) {
    const next = unescaped(last);
    if (next === last) break;
    last = next;
  }
  // Who reads a form or a query takes a plus sign for a space.
  const asForm = secret.includes("+") ? [secret.replaceAll("+", " ")] : [];
  return [...read, ...asForm, ...encoded(secret)].flatMap((text) => [folded(text), folded(text.replace(/=+$/, ""))]);
}

/** What of base64 and hexadecimal stays the same, whatever stands around a text before it is encoded. */
function encoded(secret: string): string[] {
  // Of what is no byte for a byte there is a form that is, see partsOf.
  if (secret.length < shortestEncoded || /[^\0-\xff]/.test(secret)) return [];
  const base64 = [0, 1, 2].map((before) =>
    btoa("\0".repeat(before) + secret).slice(before && before + 1, Math.floor(((before + secret.length) * 4) / 3)),
  );
  const hex = Array.from(secret, (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0"));
  return [...base64, btoa(secret), hex.join("")];
}

/**
 * A credential and what it is made of: a Basic one is base64 of `name:secret`. The secret is as good as the whole, and
 * a name of eight characters or more is one, too: a shorter one may well be a word.
 */
export function partsOf(credential: string): string[] {
  let latin: string;
  try {
    latin = atob(credential);
  } catch {
    // Not base64: there are no halves.
    return [credential];
  }
  const utf8 = new TextDecoder().decode(Uint8Array.from(latin, (character) => character.charCodeAt(0)));
  const halves = [latin, utf8].flatMap((decoded) => {
    const [name = "", ...secret] = decoded.split(":");
    return [decoded, secret.join(":"), name.length < 8 ? "" : name];
  });
  return [credential, ...halves];
}
