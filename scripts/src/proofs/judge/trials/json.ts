import { silentWav } from "../../../workspace/made-up/silent-wav.ts";
import type { JudgedOperation } from "../judged-operation.ts";
import { base64Texts } from "./base64-texts.ts";
import { type Bytes, base64, joined, utf8 } from "./bytes.ts";
import { jsonEdits } from "./json-edits.ts";
import { rightValue } from "./right-request.ts";
import { changed, type Trial } from "./trial.ts";

/** Edits of a JSON body: of its values, of its base64, and of the text itself. */
export function jsonTrials({ body }: JudgedOperation, right: Trial): Trial[] {
  const value = rightValue(body);
  const text = JSON.stringify(value);
  const own = base64(silentWav());
  const edit = (sentence: string, bytes: Bytes): Trial => changed(right, sentence, { body: bytes });
  const [name = ""] = body.required;
  return [
    ...jsonEdits(body).map((change) => edit(change.sentence, utf8(JSON.stringify(change.value)))),
    ...base64Texts().map(([sentence, audio]) =>
      edit(`the audio is base64 ${sentence}`, utf8(text.replaceAll(JSON.stringify(own), JSON.stringify(audio)))),
    ),
    ...soundless().map(([sentence, bytes]) => edit(sentence, utf8(text.replaceAll(own, base64(bytes))))),
    edit("the text is indented", utf8(JSON.stringify(value, null, 2))),
    edit("the text has white space around it", utf8(`\r\n\t ${text} \n`)),
    edit("the text starts with a byte order mark", joined([Uint8Array.of(0xef, 0xbb, 0xbf), utf8(text)])),
    edit("the text is cut off in the middle", utf8(text.slice(0, text.length / 2))),
    edit("the text lacks its last brace", utf8(text.slice(0, -1))),
    edit("the text has a brace too many", utf8(`${text}}`)),
    edit("the text is two documents", utf8(text + text)),
    edit("the text is inside an array", utf8(`[${text}]`)),
    edit("the text is inside another text", utf8(JSON.stringify(text))),
    edit("the text is in single quotes", utf8(text.replaceAll('"', "'"))),
    edit("the text has a comma too many", utf8(text.replace(/\}$/, ",}"))),
    edit("the text has a comment", utf8(text.replace("{", "{/* right */"))),
    edit("the text is a form", utf8(`${name}=Ada`)),
    edit("the text is not JSON", utf8("clone this voice")),
    edit("the text is a bare word", utf8("undefined")),
    edit("the text is white space", utf8("   ")),
    edit("the text is in UTF-16", new Uint8Array(Buffer.from(text, "utf16le"))),
    edit("a name is given twice, the wrong one first", utf8(text.replace("{", `{"${name}":7,`))),
    edit("a name is given twice, the wrong one last", utf8(text.replace(/\}$/, `,"${name}":7}`))),
    edit("the text escapes its letters", utf8(text.replaceAll("Ada", "\\u0041da"))),
    edit("the text has an emoji", utf8(text.replaceAll("Ada", "Ada 🎙️"))),
  ];
}

/** Audio fields that are right in base64 and yet nothing the service could clone. */
function soundless(): [sentence: string, bytes: Bytes][] {
  return [
    ["the audio is empty", utf8("")],
    ["the audio is a text", utf8("This is no audio at all.")],
    ["the audio is one byte", Uint8Array.of(0)],
    ["the audio is Ogg, which the document does not list", utf8(`OggS${"\0".repeat(40)}`)],
    ["the audio is MP3", utf8(`ID3\u0004${"\0".repeat(40)}`)],
  ];
}
