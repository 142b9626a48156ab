import type { EchoForm } from "../answer.ts";
import type { Leg, Vendor } from "../scenario.ts";

/** What must not be shown: each holds the mark of its scenario. */
export interface Secrets {
  readonly key: string;
  /** What stands in the header of a right request. */
  readonly header: string;
  /** The decoded halves of a Basic credential. */
  readonly halves: readonly string[];
  readonly audio: Uint8Array;
  /** How a request carries its idempotency key: no secret, but not the caller's text either. */
  readonly keyMark: string;
}

export function secretsOf(
  { vendor, keyLetters }: Pick<Leg, "vendor" | "keyLetters">,
  mark: string,
  audio: Uint8Array,
  idempotencyKey = "",
): Secrets {
  if (vendor === "cartesia") {
    const key = `sk_car_${mark}${keyLetters}`;
    return { key, header: headerOf(vendor, key), halves: [key], audio, keyMark: `Calm [key:${idempotencyKey}]` };
  }
  const halves = [`name-${mark}`, `secret-${mark}${keyLetters}`];
  const key = Buffer.from(halves.join(":")).toString("base64");
  const keyMark = JSON.stringify({ tags: ["demo", `key:${idempotencyKey}`] });
  return { key, header: headerOf(vendor, key), halves, audio, keyMark };
}

const headerOf = (vendor: Vendor, key: string): string => `${vendor === "cartesia" ? "Bearer" : "Basic"} ${key}`;

/** A secret as a service or a runtime may repeat it. */
export function echoed(form: EchoForm, { key, header, halves, audio, keyMark }: Secrets): string {
  const bytes = Buffer.from(audio);
  switch (form) {
    case "nothing":
      return "nothing";
    case "key":
      return key;
    case "header":
      return `authorization: ${header}`;
    case "escaped key":
      return encodeURIComponent(key);
    case "halves":
      return halves.join(" and ");
    case "base64":
    case "list":
      return bytes.toString("base64");
    case "base64 lines":
      return bytes.toString("base64").replaceAll(/.{76}/g, "$&\r\n");
    case "escaped base64":
      return encodeURIComponent(bytes.toString("base64"));
    case "hexadecimal":
      return bytes.toString("hex");
    case "bytes":
      return bytes.toString("latin1");
    case "mark":
      return keyMark;
  }
}

/** The forms of the mark that are in what is shown. */
export function shownSecrets(texts: readonly string[], mark: string): string[] {
  const forms = {
    text: [mark],
    base64: [0, 1, 2].map((before) => innerBase64(mark, before)),
    hexadecimal: [Buffer.from(mark).toString("hex")],
    "a list of numbers": [[...Buffer.from(mark)].join(",")],
  };
  const all = texts.flatMap((text) => [text, text.replaceAll(/\s+/g, "")]);
  return Object.entries(forms)
    .filter(([, some]) => some.some((form) => all.some((text) => text.includes(form))))
    .map(([what]) => what);
}

/** The letters of base64 that are the same whatever stands around a text, when so many bytes stand before its first group. */
function innerBase64(text: string, before: number): string {
  const letters = Buffer.from("x".repeat(before) + text).toString("base64");
  const whole = Math.floor(((before + text.length) * 8) / 6);
  return letters.slice(Math.ceil((before * 8) / 6), whole);
}
