import type { Sample } from "./audio-limits.ts";
import type { Contract, JsonObject } from "./contract.ts";
import { follow } from "./contract-operation.ts";
import type { Finding } from "./finding.ts";
import { type FormPart, parseMultipart } from "./multipart.ts";
import type { RequestBody } from "./request-body.ts";

/** A multipart body: each part is a text or a file with a name, as the contract declares its field. */
export function formRequestBody(
  contract: Contract,
  schema: JsonObject,
  contentType: string,
  bytes: Uint8Array<ArrayBuffer>,
): RequestBody {
  const form = readForm(contentType, bytes);
  if (!Array.isArray(form)) return { value: undefined, findings: [form], sample: () => undefined };

  const value: Record<string, unknown> = {};
  const findings: Finding[] = [];
  const files = new Map<string, Sample>();
  for (const name of new Set(form.map((part) => part.name))) {
    const parts = form.filter((part) => part.name === name);
    const { isDeclared, isFile, isList } = declaration(contract, schema, name);
    const refuse = (expected: string, received: string): void => {
      findings.push({ field: name, expected, received, keyword: "part" });
    };
    if (isDeclared && !isList && parts.length > 1) {
      refuse("one part", `${parts.length} parts of that name`);
      continue;
    }
    const kept: string[] = [];
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
        kept.push(utf8.decode(content));
      }
    }
    value[name] = isList || kept.length > 1 ? kept : kept[0];
  }
  return { value, findings, sample: (pointer) => files.get(pointer) };
}

function readForm(contentType: string, bytes: Uint8Array<ArrayBuffer>): FormPart[] | Finding {
  const refusal = (received: string): Finding => ({
    field: "body",
    expected: "a multipart form",
    received,
    keyword: "body",
  });
  if (!/;\s*boundary=/i.test(contentType)) return refusal("a Content-Type without a boundary");
  if (bytes.length === 0) return refusal("nothing");
  return parseMultipart(contentType, bytes) ?? refusal(`${bytes.length} bytes that are not`);
}

function declaration(contract: Contract, schema: JsonObject, name: string) {
  const properties = follow(contract, schema["properties"]);
  if (!Object.hasOwn(properties, name)) return { isDeclared: false, isFile: false, isList: false };
  const field = follow(contract, properties[name]);
  const isList = field["type"] === "array";
  const single = isList ? follow(contract, field["items"]) : field;
  return { isDeclared: true, isFile: single["format"] === "binary", isList };
}

const utf8 = new TextDecoder();

const describePart = ({ fileName, bytes }: FormPart): string =>
  fileName === undefined ? `a text of ${utf8.decode(bytes).length} characters` : `a file of ${bytes.length} bytes`;

const escapeKey = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
