import { type Bytes, joined, utf8 } from "./bytes.ts";
import { formBody, type Part } from "./form-body.ts";
import { changed, type Trial, withHeader } from "./trial.ts";

/** Edits of what holds the parts of a form together: the boundary, the ends, and the headers of the parts. */
export function formFrameTrials(right: Trial, parts: readonly Part[]): Trial[] {
  const whole = formBody(parts);
  const typed = (sentence: string, contentType: string, body: Bytes = whole): Trial =>
    changed(right, sentence, { headers: withHeader(right.headers, "Content-Type", contentType), body });
  const framed = (sentence: string, body: Bytes): Trial => changed(right, sentence, { body });
  const type = "multipart/form-data";
  const text = Buffer.from(whole).toString("latin1");
  const latin1 = (edited: string): Bytes => new Uint8Array(Buffer.from(edited, "latin1"));
  const named = (fileName: string): Bytes => latin1(text.replace(/filename="[^"]+"/, () => fileName));
  return [
    typed("no boundary", type),
    typed("an empty boundary", `${type}; boundary=`),
    typed("another boundary than the body has", `${type}; boundary=other`),
    typed("a boundary in quotes", `${type}; boundary="edge"`),
    typed("a boundary after a charset", `${type}; charset=utf-8; boundary=edge`),
    typed("a boundary parameter in capitals", `${type}; BOUNDARY=edge`),
    typed("a long boundary", `${type}; boundary=${"e".repeat(70)}`, formBody(parts, "e".repeat(70))),
    framed("the body is cut off in the middle of the first part", whole.slice(0, 60)),
    framed("the body is cut off in the middle of its audio", whole.slice(0, 400)),
    framed("the body lacks its last boundary", latin1(text.replace("--edge--\r\n", ""))),
    framed("the body's last boundary is not closed", latin1(text.replace("--edge--", "--edge"))),
    framed("the body has only a last boundary", utf8("--edge--\r\n")),
    framed("the body has a preamble", joined([utf8("A form follows.\r\n"), whole])),
    framed("the body has an epilogue", joined([whole, utf8("That was the form.\r\n")])),
    framed("the body has an epilogue on its last line", latin1(text.replace("--edge--", "--edge--garbage"))),
    framed("the body's last boundary has spaces after it", latin1(text.replace("--edge--", "--edge-- \t"))),
    framed("the body has bare line feeds", latin1(text.replaceAll("\r\n", "\n"))),
    framed("the body's parts have no disposition", latin1(text.replaceAll("Content-Disposition", "X-Disposition"))),
    framed(
      "the body's parts have headers in lower case",
      latin1(text.replaceAll(/Content-\w+:/g, (name) => name.toLowerCase())),
    ),
    framed("the body's parts have names without quotes", latin1(text.replaceAll(/name="(\w+)"/g, "name=$1"))),
    framed(
      "the body's parts have their file name first",
      latin1(text.replace(/(name="clip"); (filename="[^"]+")/, "$2; $1")),
    ),
    framed("the body's parts have no space after the semicolon", latin1(text.replaceAll("form-data; ", "form-data;"))),
    framed(
      "the body's parts have headers of their own",
      latin1(text.replaceAll("Content-Disp", "X-Part: 1\r\nContent-Disp")),
    ),
    framed("the body's parts have folded headers", latin1(text.replaceAll("form-data; ", "form-data;\r\n "))),
    framed("the body's parts have their disposition twice", latin1(text.replaceAll(/(Content-Disp.*\r\n)/g, "$1$1"))),
    framed("the body's file has quotes in its name, escaped", named('filename="\\"ada\\".wav"')),
    framed("the body's file has quotes in its name, in percent", named('filename="%22ada%22.wav"')),
    framed("the body's file has an extended name", named("filename*=UTF-8''%C3%84da.wav")),
    framed(
      "the body's file has a name and an extended one",
      named("filename=\"ada.wav\"; filename*=UTF-8''%C3%84da.wav"),
    ),
    framed("the body's boundaries have garbage after them", latin1(text.replaceAll("--edge\r\n", "--edge!\r\n"))),
    framed("the body's boundaries have spaces after them", latin1(text.replaceAll("--edge\r\n", "--edge  \r\n"))),
    framed("the body is JSON", utf8(JSON.stringify({ name: "Ada", language: "en" }))),
    framed("the body is random bytes", latin1("\x00\xff\xfe\x80judge".repeat(20))),
  ];
}
