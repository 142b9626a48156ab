import { textsOf } from "./texts.ts";

/** What a call must not show anywhere. */
export interface Secrets {
  /** Base64 of `name:secret`, as a Basic credential has it. */
  readonly key: string;
  readonly sample: Uint8Array;
}

/** The secrets that values show somewhere, named, not quoted: none when all is well. */
export function leaks(values: readonly unknown[], { key, sample }: Secrets): string[] {
  const [name = "", secret = ""] = atob(key).split(":");
  // A piece from its middle: the start of a recording is no secret.
  const piece = sample.subarray(60, 120);
  const bytes = [...piece];
  const hidden: readonly (readonly [what: string, forms: readonly string[]])[] = [
    // Without the padding, which some ways of writing change.
    ["key", [key.replace(/=+$/, "")]],
    ["first half of the key", [name]],
    ["second half of the key", [secret]],
    [
      "audio",
      [
        btoa(String.fromCharCode(...piece)),
        // As text, as hexadecimal and decimal numbers: what consoles make of bytes, without the spaces.
        withoutSpaces(String.fromCharCode(...piece)),
        bytes.map((byte) => byte.toString(16).padStart(2, "0")).join(""),
        bytes.join(","),
      ],
    ],
  ];
  const texts = values.flatMap((value) => [...textsOf(value)].flatMap((text) => [text, withoutSpaces(text)]));
  return hidden
    .filter(([, forms]) => forms.some((form) => form !== "" && texts.some((text) => text.includes(form))))
    .map(([what]) => what);
}

const withoutSpaces = (text: string): string => text.replaceAll(/\s+/g, "");
