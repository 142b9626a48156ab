// The same bytes as everything that a recording may be, each of every realm that this environment has.
import { Blob as NodeBlob, File as NodeFile } from "node:buffer";
import { appendFileSync } from "node:fs";
import { runInNewContext } from "node:vm";

/** A page of its own, which jsdom and happy-dom have, and node has not. */
function frame() {
  const element = document.createElement("iframe");
  element.srcdoc = "<p>";
  document.body.append(element);
  return element.contentWindow;
}

const realms = {
  "the environment's": globalThis,
  "node's": { File: NodeFile, Blob: NodeBlob },
  "a vm context's": runInNewContext("({ Uint8Array, ArrayBuffer })"),
  ...(globalThis.document && { "a frame's": frame() }),
};

const kinds = {
  File: (realm, bytes) => new realm.File([bytes], "ada.wav", { type: "audio/wav" }),
  Blob: (realm, bytes) => new realm.Blob([bytes], { type: "audio/wav" }),
  Uint8Array: (realm, bytes) => new realm.Uint8Array(bytes),
  ArrayBuffer: (realm, bytes) => new realm.Uint8Array(bytes).buffer,
};

/** Values of some kinds, by name, such as "a frame's File". */
export const valuesOf = (bytes, wanted = Object.keys(kinds)) =>
  Object.entries(realms).flatMap(([whose, realm]) =>
    wanted
      .filter((kind) => typeof realm[kind] === "function")
      .map((kind) => [`${whose} ${kind}`, () => kinds[kind](realm, bytes)]),
  );

/** For whoever counts what was done with each value. */
export const told = (by, value, outcome) => appendFileSync("told", `${JSON.stringify({ by, value, outcome })}\n`);
