import type { JudgedOperation } from "../judged-operation.ts";
import { formBody, type Part } from "./form-body.ts";
import { formFrameTrials } from "./form-frames.ts";
import { formTextTrials } from "./form-texts.ts";
import { rightParts } from "./right-request.ts";
import { changed, type Trial } from "./trial.ts";

/** Edits of a multipart body: of its fields, of its file, and of what holds the parts together. */
export function formTrials({ body }: JudgedOperation, right: Trial): Trial[] {
  const parts = rightParts(body);
  const send = (sentence: string, changedParts: readonly Part[]): Trial =>
    changed(right, sentence, { body: formBody(changedParts) });
  const required = parts.filter(({ name }) => body.required.includes(name));
  return [
    send("the body has only what is required", required),
    send("the parts are in another order", parts.toReversed()),
    send("a part that nobody declares", [...parts, { name: "extra", content: "1" }]),
    send("a part called __proto__", [...parts, { name: "__proto__", content: "1" }]),
    send("a file that nobody declares", [
      ...parts,
      { name: "extra", fileName: "a.txt", contentType: "text/plain", content: "1" },
    ]),
    send("a part without a name", [...parts, { name: "", content: "1" }]),
    send("a form without parts", []),
    ...parts.flatMap((part) => partTrials(part, parts, send)),
    ...parts.filter(isFile).flatMap((file) => fileTrials(file, parts, send)),
    ...formTextTrials(body, (sentence, name, content) =>
      send(
        sentence,
        parts.map((part) => (part.name === name ? { name, content } : part)),
      ),
    ),
    ...formFrameTrials(right, parts),
  ];
}

type Send = (sentence: string, parts: readonly Part[]) => Trial;

const isFile = ({ fileName }: Part): boolean => fileName !== undefined;

function partTrials(part: Part, parts: readonly Part[], send: Send): Trial[] {
  const { name } = part;
  const others = parts.filter((other) => other !== part);
  const swapped: Part = isFile(part)
    ? { name, content: "Ada" }
    : { name, fileName: "ada.txt", contentType: "text/plain", content: part.content };
  return [
    send(`${name} is missing`, others),
    send(`${name} is misspelt ${name.toUpperCase()}`, [...others, { ...part, name: name.toUpperCase() }]),
    send(`${name} is there twice`, [...parts, part]),
    send(`${name} is there as ${name}[]`, [...others, { ...part, name: `${name}[]` }]),
    send(`${name} is ${isFile(part) ? "a text instead of a file" : "a file instead of a text"}`, [...others, swapped]),
    ...(isFile(part)
      ? []
      : [send(`${name} says that it is text/plain`, [...others, { ...part, contentType: "text/plain" }])]),
  ];
}

function fileTrials(file: Part, parts: readonly Part[], send: Send): Trial[] {
  const { name } = file;
  const edit = (sentence: string, change: Partial<Part>): Trial =>
    send(
      `${name} is ${sentence}`,
      parts.map((part) => (part === file ? { ...file, ...change } : part)),
    );
  const { fileName: _, contentType: __, ...bare } = file;
  const { contentType: ___, ...untyped } = file;
  const others = parts.filter((part) => part !== file);
  return [
    edit("an empty file", { content: "" }),
    edit("a file of text", { content: "This is no audio at all." }),
    edit("a file of one byte", { content: Uint8Array.of(0) }),
    edit("an MP3 file", { content: `ID3\u0004${"\0".repeat(40)}`, fileName: "ada.mp3", contentType: "audio/mpeg" }),
    edit("an Ogg file", { content: `OggS${"\0".repeat(40)}`, fileName: "ada.ogg", contentType: "audio/ogg" }),
    edit("a file with an empty name", { fileName: "" }),
    edit("a file with a name of another kind", { fileName: "ada.exe" }),
    edit("a file with a name outside ASCII", { fileName: "Ädä.wav" }),
    edit("a file that says it is application/octet-stream", { contentType: "application/octet-stream" }),
    edit("a file that says it is text/plain", { contentType: "text/plain" }),
    edit("a file that says it is image/png", { contentType: "image/png" }),
    send(`${name} is a file without a media type`, [...others, untyped]),
    send(`${name} is audio in a part without a file name`, [...others, bare]),
  ];
}
