import { silentWav } from "../../../workspace/made-up/silent-wav.ts";
import { base64 } from "./bytes.ts";

/** Ways to write the same audio, right and wrong, each with what is particular about it. */
export function base64Texts(): [sentence: string, text: string][] {
  // One byte more or less shows every length of padding; 0xff bytes bring out the letters + and /.
  const samples = [0, 1, 2].map((more) =>
    base64(new Uint8Array([...silentWav(), 0xfb, 0xff, ...Array(more).fill(0xff)])),
  );
  const padded = samples.find((text) => text.endsWith("==")) ?? "";
  const once = samples.find((text) => /[^=]=$/.test(text)) ?? "";
  const whole = samples.find((text) => !text.endsWith("=")) ?? "";
  const half = Math.floor(whole.length / 8) * 4;
  const withInside = (text: string): string => whole.slice(0, half) + text + whole.slice(half);
  return [
    ["without padding, as none is needed", whole],
    ["with one padding sign", once],
    ["with two padding signs", padded],
    ["with its one padding sign left out", once.slice(0, -1)],
    ["with its two padding signs left out", padded.slice(0, -2)],
    ["with one of two padding signs left out", padded.slice(0, -1)],
    ["with a padding sign too many", `${once}=`],
    ["with padding that is not needed", `${whole}====`],
    ["with padding in the middle", withInside("====")],
    ["with bits left over under its padding", padded.replace(/.==$/, "/==")],
    ["in the URL-safe alphabet", whole.replaceAll("+", "-").replaceAll("/", "_")],
    ["with a minus sign in the middle", withInside("----")],
    ["with an underline in the middle", withInside("____")],
    ["with a space in the middle", withInside(" ")],
    ["with four spaces in the middle", withInside("    ")],
    ["with a space at its start", ` ${whole}`],
    ["with a space at its end", `${whole} `],
    ["with a line break after every 76 characters", whole.replaceAll(/.{76}/g, "$&\n")],
    ["with a line break of two characters in the middle", withInside("\r\n")],
    ["with a line break at its start", `\n${whole}`],
    ["with a line break at its end", `${whole}\n`],
    ["with a tab in the middle", withInside("\t")],
    ["with a zero byte in the middle", withInside("\0")],
    ["with a letter outside ASCII", withInside("ü")],
    ["with one character too many", `${whole}A`],
    ["with two characters too many", `${whole}AA`],
    ["with its last character cut off", whole.slice(0, -1)],
    ["behind a data: prefix", `data:audio/wav;base64,${whole}`],
    ["in percent encoding", encodeURIComponent(padded)],
    ["in hexadecimal", Buffer.from(silentWav()).toString("hex")],
    ["as a placeholder", "<base64-audio-data>"],
  ];
}
