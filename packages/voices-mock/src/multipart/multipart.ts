// The runtimes' own parsers differ in what they forgive, and copy every file several times.

import { headerParameters } from "../contract/header-parameters.ts";
import { mostParts } from "../door/bounds.ts";
import { type FormPart, parseFormPart } from "./part.ts";

/** The parts of a form, or in words what came instead of one. */
export type Multipart = { readonly parts: FormPart[] } | { readonly problem: string };

const [tab, lineFeed, carriageReturn, space, hyphen] = [9, 10, 13, 32, 45];

/**
 * The parts of a `multipart/form-data` body in their order, as RFC 2046 section 5.1.1 has it: text before the first
 * boundary and after the last is skipped, and so are spaces behind one.
 */
export function parseMultipart(contentType: string, body: Uint8Array<ArrayBuffer>): Multipart {
  const parameters = headerParameters(contentType.replace(/^[^;]*/, ""));
  if (parameters === undefined) return { problem: "a Content-Type whose parameters cannot be read" };
  const boundary = parameters.get("boundary");
  if (boundary === undefined) return { problem: "a Content-Type without a boundary" };
  if (!isBoundary(boundary)) return { problem: "a boundary that is not 1 to 70 letters, digits and '()+_,-./:=?" };
  if (body.length === 0) return { problem: "nothing" };
  const delimiter = new TextEncoder().encode(`\r\n--${boundary}`);
  // The first delimiter may have no line before it.
  const first = delimiter.subarray(2);
  const start = matches(body, first, 0) ? first.length : after(body, delimiter, 0);
  const size = `${body.length} bytes`;
  // The boundary itself is not repeated: what a client puts there by mistake may be anything.
  if (start < 0) return { problem: `${size} in which no line is the boundary that Content-Type names` };

  const parts: FormPart[] = [];
  for (let at = start; ; ) {
    const isLast = body[at] === hyphen && body[at + 1] === hyphen;
    const end = afterPadding(body, isLast ? at + 2 : at);
    if (isLast && (end === body.length || isLineEnd(body, end))) return { parts };
    const place = isLast ? "the last boundary" : `boundary ${parts.length + 1}`;
    if (!isLineEnd(body, end)) {
      const isCutOff = end >= body.length - 1;
      return { problem: `${size} with ${isCutOff ? "nothing" : "something other than a line end"} behind ${place}` };
    }
    const next = after(body, delimiter, end);
    if (next < 0) return { problem: `${size} without a last boundary, which ends in two hyphens` };
    if (parts.length === mostParts) return { problem: `${size} with more than ${mostParts} parts` };
    const part = parseFormPart(body.subarray(end, next - delimiter.length));
    if ("problem" in part) return { problem: `${size} with ${part.problem} in part ${parts.length + 1}` };
    parts.push(part);
    at = next;
  }
}

const isBoundary = (boundary: string): boolean => /^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/.test(boundary);

/** Where the bytes go on behind some that start with a carriage return, or -1. */
function after(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  let at = bytes.indexOf(carriageReturn, from);
  while (at >= 0 && !matches(bytes, wanted, at)) at = bytes.indexOf(carriageReturn, at + 1);
  return at < 0 ? at : at + wanted.length;
}

function afterPadding(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === space || bytes[at] === tab) at += 1;
  return at;
}

const isLineEnd = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === carriageReturn && bytes[at + 1] === lineFeed;

function matches(bytes: Uint8Array, wanted: Uint8Array, at: number): boolean {
  for (let index = 0; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false;
  return true;
}
