// Generated from scripts/templates/spelled-secrets.ts by `pnpm specs:generate`. Do not edit.
/** So many times over a text may be escaped: such as an address in JSON, in a text of JSON, in a page of HTML. */
const mostEscapes = 4;
/** So much of a text is read at a time, and each time begins so much before the last one's end: no key is spelled longer. */
const mostRead = 256 * 1024;
const overlap = 64 * 1024;
/** A text in which so many are found says nothing else. */
const mostFound = 100_000;
/** A shorter secret, encoded as a whole, is a few letters, which may be part of a word. */
const shortestEncoded = 8;

/** An escape of an address, of JSON and programming languages, or of HTML. */
const escapes =
  /(?:%|\\+x)([\da-f]{2})|(?:%|\\+)u(?:0000)?([\da-f]{4})|(?:\\+[ux]\{|&#x)0*([\da-f]{1,6})[;}]?|&#0*(\d{1,7});?|\\+([0-3]?[0-7]{2})|&([a-z]{2,8});|\\+([nrt])|\\+/gi;
/**
 * What no key has and nobody sees: it may be taken out of a text before it is shown, and would put a key together. A line
 * break goes with the indentation, or the marks of a quotation, behind it.
 */
const unseen = /[\r\n][ \t\r\n>]*|[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;
/** What says that a text is worth a second reading. */
const readable = /[%\\&\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u;
/** What may stand between hexadecimal pairs, and behind the last where a text breaks off. */
const joints = /(?<=[\da-f]{2})[\s:;,."'-]{1,4}(?:0x)?(?:$|(?=[\da-f]{2}))/gi;
/** What a text ends in that breaks off: the beginning of an escape, perhaps already without its backslash, half a pair, or three dots. */
const unfinished = /(?:[%\\&][\w#{]{0,9}|[ux]\{?[\da-f]{0,7}|[0-7]|\.{3}|…)$/;

/** HTML's names for the signs that a key may have, each before its sign. */
const signs =
  "excl!quot\"num#dollar$percnt%amp&apos'shy\u00adlpar(rpar)ast*plus+comma,period.sol/colon:semi;lt<equals=gt>quest?commat@lsqb[lbrack[bsol\\rsqb]rbrack]hat^lowbar_grave`lcub{lbrace{vert|verbar|rcub}rbrace}underbar_midast*newline\ntab\t";

/** Where something begins and ends in a text. */
type Place = readonly [begin: number, end: number];

/** A text as somebody may read it, and where in what was written each of its characters begins and ends. */
interface Reading {
  readonly text: string;
  /** None where it is read as it was written. */
  readonly begins: Int32Array;
  readonly ends: Int32Array;
}

/** Where a part of a reading stands in what was written. */
const writtenAt = ({ begins, ends }: Reading, [begin, end]: Place): Place => [
  begins[begin] ?? begin,
  ends[end - 1] ?? end,
];

/** A reading with something else, which is no longer, for what a pattern finds. */
function reread(reading: Reading, pattern: RegExp, instead: (match: RegExpExecArray) => string): Reading {
  const begins = new Int32Array(reading.text.length);
  const ends = new Int32Array(reading.text.length);
  let text = "";
  let done = 0;
  const keepUntil = (end: number): void => {
    for (let at = done; at < end; at++) {
      begins[text.length + at - done] = reading.begins[at] ?? at;
      ends[text.length + at - done] = reading.ends[at] ?? at + 1;
    }
    text += reading.text.slice(done, end);
  };
  for (const match of reading.text.matchAll(pattern)) {
    keepUntil(match.index);
    done = match.index + match[0].length;
    const read = instead(match);
    const [begin, end] = writtenAt(reading, [match.index, done]);
    begins.fill(begin, text.length, text.length + read.length);
    ends.fill(end, text.length, text.length + read.length);
    text += read;
  }
  keepUntil(reading.text.length);
  return { text, begins, ends };
}

/** What an escape stands for. Bytes of UTF-8 become a character each: so do the halves of a Basic credential, see {@link partsOf}. */
function meaning([whole, byte, four, long, decimal, octal, name, control]: RegExpExecArray): string {
  if (control) return "\n";
  if (name) return new RegExp(`(?<![a-z])${name}([^a-z])`, "i").exec(signs)?.[1] ?? whole;
  const hex = byte ?? four ?? long;
  const code = Number.parseInt(hex ?? decimal ?? octal ?? "0", hex ? 16 : decimal ? 10 : 8);
  return String.fromCodePoint(Math.min(code, 0x10ffff));
}

/** A text as it is, with its escapes undone, with those of that undone, and so on, without what nobody sees. */
function* readings(text: string): Generator<Reading> {
  const written: Reading = { text, begins: new Int32Array(), ends: new Int32Array() };
  yield* undone(written);
  // A line may break within an escape.
  const whole = readable.test(text) ? reread(written, unseen, () => "") : written;
  if (whole.text.length < text.length) yield* undone(whole);
}

function* undone(reading: Reading): Generator<Reading> {
  let last = reading;
  for (let level = 0; level <= mostEscapes; level++) {
    yield last;
    if (!readable.test(last.text)) return;
    const { length } = last.text;
    last = reread(reread(last, escapes, meaning), unseen, () => "");
    // What an escape stands for is shorter: this text says all that it can.
    if (last.text.length === length) return;
  }
}

/** Without regard to case, nor to what stands for `+` and `/` in the alphabets of base64; as long as before. */
const folded = (text: string): string => text.replaceAll("\u0130", "i").toLowerCase().replaceAll(/[-_/]/g, "+");

/**
 * Takes secrets out of texts, however they are spelled there. A text is read, and its escapes are undone, in time that
 * is proportional to its length, whatever it says: that is why no pattern is made of a secret's spellings.
 */
export class SpelledSecrets {
  readonly #secrets: readonly string[];
  readonly #shortest: number;
  /** No spelling is shorter: most texts are, and cost nothing. */
  readonly #least: number;
  #known: readonly string[] | undefined;

  /** @param shortest so many characters make a secret; what is shorter may well be a word. */
  constructor(secrets: readonly string[], shortest: number) {
    this.#secrets = secrets;
    this.#shortest = shortest;
    const lengths = secrets.map((secret) => (readable.test(secret) ? shortest : secret.replace(/=+$/, "").length));
    this.#least = Math.min(...lengths.filter((length) => length >= shortest));
  }

  /**
   * The text with a placeholder for each secret; all else stays as it is written.
   *
   * @param shortestStart from so many characters on, the start of a secret at the end of the text is one, too.
   */
  without(text: string, placeholder: string, shortestStart = Number.POSITIVE_INFINITY): string {
    if (text.length < Math.min(this.#least, shortestStart)) return text;
    const found: Place[] = [];
    for (let from = 0, isLast = false; !isLast; from += mostRead - overlap) {
      isLast = from + mostRead >= text.length;
      const part = text.slice(from, from + mostRead);
      for (const [begin, end] of this.#placesIn(part, isLast ? shortestStart : Number.POSITIVE_INFINITY)) {
        found.push([from + begin, from + Math.min(end, part.length)]);
        if (found.length > mostFound) return placeholder;
      }
    }
    let clean = "";
    let done = 0;
    // One may be a part of another, or begin with the last letters of another.
    for (const [begin, end] of found.sort(([one], [other]) => one - other)) {
      if (begin >= done) clean += text.slice(done, begin) + placeholder;
      done = Math.max(done, end);
    }
    return clean + text.slice(done);
  }

  *#placesIn(text: string, shortestStart: number): Generator<Place> {
    const long = this.#spellings.filter(({ length }) => length >= 2 * shortestEncoded);
    for (const reading of readings(text)) {
      for (const end of new Set([reading.text, reading.text.replace(unfinished, "")])) {
        const plain = { ...reading, text: end };
        yield* placesOf(this.#spellings, plain, shortestStart);
        yield* placesOf(
          long,
          reread(plain, joints, () => ""),
          2 * shortestStart,
        );
      }
    }
  }

  get #spellings(): readonly string[] {
    this.#known ??= [...new Set(this.#secrets.flatMap(spellingsOf))].filter(({ length }) => length >= this.#shortest);
    return this.#known;
  }
}

/** Where a text that is read so has secrets, and at its end the start of one. */
function* placesOf(spellings: readonly string[], reading: Reading, shortestStart: number): Generator<Place> {
  const text = folded(reading.text);
  for (const secret of spellings) {
    for (let at = text.indexOf(secret), end = 0; at >= 0; at = text.indexOf(secret, end)) {
      end = at + secret.length;
      // One that repeats itself may begin within itself: all of these are one place.
      for (let next = at; next >= 0 && next < end; next = text.indexOf(secret, next + 1)) end = next + secret.length;
      yield writtenAt(reading, [at, end]);
    }
    const begin = secret.slice(0, shortestStart);
    let at = text.indexOf(begin, text.length - secret.length + 1);
    while (at >= 0 && !secret.startsWith(text.slice(at))) at = text.indexOf(begin, at + 1);
    // To the very end: what the text breaks off in is a part of it.
    if (at >= 0) yield [reading.begins[at] ?? at, Number.POSITIVE_INFINITY];
  }
}

/** How a secret may stand in a text whose escapes were undone, folded. */
function spellingsOf(secret: string): string[] {
  // A secret that looks escaped itself is the same in a text whose escapes were undone as often.
  const read = Array.from(readings(secret), ({ text }) => text);
  return (
    [...read, ...encoded(secret)]
      // Who reads a form or a query takes a plus sign for a space.
      .flatMap((text) => [text, text.replaceAll("+", " ")])
      .flatMap((text) => [folded(text), folded(text.replace(/=+$/, ""))])
  );
}

/** What of base64 and hexadecimal stays the same, whatever stands around a text before it is encoded. */
function encoded(secret: string): string[] {
  // Of what is no byte for a byte there is a form that is, see partsOf.
  if (secret.length < shortestEncoded || /[^\0-\xff]/.test(secret)) return [];
  const base64 = [0, 1, 2].map((before) =>
    btoa("\0".repeat(before) + secret).slice(before && before + 1, Math.floor(((before + secret.length) * 4) / 3)),
  );
  const hex = Array.from(secret, (byte) => byte.charCodeAt(0).toString(16));
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
    const names = [decoded.replace(/:.*/s, "")].filter(({ length }) => length >= 8);
    return [decoded, decoded.replace(/[^:]*:?/, ""), ...names];
  });
  return [credential, ...halves];
}
