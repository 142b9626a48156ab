import type { Sample } from "../audio/limits.ts";
import type { Contract, Json, JsonObject } from "../contract/contract.ts";
import { characters, type Finding } from "../contract/finding.ts";
import { follow } from "../contract/operation.ts";
import type { RequestBody } from "../contract/request-body.ts";
import { parseMultipart } from "./multipart.ts";
import type { FormPart } from "./part.ts";

/** A multipart body: each part is a text or a file with a name, as the contract declares its field. */
export function formRequestBody(
  contract: Contract,
  schema: JsonObject,
  contentType: string,
  bytes: Uint8Array<ArrayBuffer>,
): RequestBody {
  const form = parseMultipart(contentType, bytes);
  if ("problem" in form) {
    const finding: Finding = { field: "body", expected: "a multipart form", received: form.problem, keyword: "body" };
    return { value: undefined, findings: [finding], sample: () => undefined };
  }

  // Without a prototype `__proto__` is a name like any other.
  const value: Record<string, unknown> = Object.create(null);
  const findings: Finding[] = [];
  const files = new Map<string, Sample>();
  const byName = new Map<string, FormPart[]>();
  for (const part of form.parts) {
    const same = byName.get(part.name);
    if (same === undefined) byName.set(part.name, [part]);
    else same.push(part);
  }
  for (const [name, parts] of byName) {
    const { isDeclared, isFile, isList, isObject } = declaration(contract, schema, name);
    const refuse = (expected: string, received: string): void => {
      findings.push({ field: name, expected, received, keyword: "part" });
    };
    if (isDeclared && !isList && parts.length > 1) {
      refuse("one part", `${parts.length} parts of that name`);
      continue;
    }
    const kept: unknown[] = [];
    for (const [index, part] of parts.entries()) {
      const { fileName, mediaType, bytes: content } = part;
      if (isDeclared && isFile !== (fileName !== undefined)) {
        refuse(isFile ? "a file with a name" : "a text", describePart(part));
      } else if (fileName !== undefined) {
        if (isFile && fileName === "") refuse("a file with a name", "a file without one");
        files.set(isList ? `/${escapeKey(name)}/${index}` : `/${escapeKey(name)}`, {
          bytes: content,
          ...(fileName === "" ? {} : { fileName }),
          ...(mediaType === undefined ? {} : { mediaType }),
        });
        kept.push("");
      } else {
        const text = utf8Text(content);
        // A form is in UTF-8 (RFC 7578, section 5.1.2). What an undeclared part is in, its contract does not say.
        if (isDeclared && text === undefined) refuse("a text in UTF-8", `${content.length} bytes that are not`);
        kept.push(isObject ? fromJson(text) : (text ?? `(${content.length} bytes)`));
      }
    }
    value[name] = isList || kept.length > 1 ? kept : kept[0];
  }
  return { value, findings, sample: (pointer) => files.get(pointer) };
}

function declaration(contract: Contract, schema: JsonObject, name: string) {
  const property = propertyOf(contract, schema, name);
  if (property === undefined) return { isDeclared: false, isFile: false, isList: false, isObject: false };
  const field = follow(contract, property);
  const isList = field["type"] === "array";
  const single = isList ? follow(contract, field["items"]) : field;
  const isObject = [single["type"]].flat().includes("object");
  return { isDeclared: true, isFile: single["format"] === "binary", isList, isObject };
}

/** A part that is declared as an object is JSON, as OpenAPI has it; what is none stays the text that it is. */
function fromJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return text;
  }
}

/** A field of a body, whichever part or alternative of it declares the field. */
function propertyOf(contract: Contract, schema: JsonObject, name: string): Json | undefined {
  const { properties = {}, ...others } = schema;
  const own = follow(contract, properties);
  if (Object.hasOwn(own, name)) return own[name];
  for (const part of ["allOf", "anyOf", "oneOf"].flatMap((key) => [others[key] ?? []].flat())) {
    const found = propertyOf(contract, follow(contract, part as Json), name);
    if (found !== undefined) return found;
  }
  return undefined;
}

// A byte order mark in a field is a character of it.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function describePart({ fileName, bytes }: FormPart): string {
  if (fileName !== undefined) return `a file of ${bytes.length} bytes`;
  const text = utf8Text(bytes);
  return text === undefined ? `${bytes.length} bytes without a file name` : `a text of ${characters(text.length)}`;
}

const escapeKey = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
