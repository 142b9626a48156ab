import type { SampleBytes } from "./audio-limits.ts";
import type { Contract, JsonObject } from "./contract.ts";
import { follow } from "./contract-operation.ts";
import type { Finding } from "./finding.ts";
import type { RequestBody } from "./request-body.ts";

/** Bytes from the start of a file that are enough to recognise its container. */
const headBytes = 16;

/** A multipart body: each part is a text or a file with a name, as the contract declares its field. */
export async function formRequestBody(
  contract: Contract,
  schema: JsonObject,
  contentType: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<RequestBody> {
  const form = await parseForm(contentType, bytes);
  if (!(form instanceof FormData)) return { value: undefined, findings: [form], sample: () => undefined };

  const value: Record<string, unknown> = {};
  const findings: Finding[] = [];
  const files = new Map<string, SampleBytes>();
  for (const name of new Set(form.keys())) {
    const parts = form.getAll(name);
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
      if (isDeclared && isFile !== part instanceof File) {
        refuse(isFile ? "a file with a name" : "a text", describePart(part));
      } else if (part instanceof File) {
        if (isFile && part.name === "") refuse("a file with a name", "a file without one");
        const head = new Uint8Array(await part.slice(0, headBytes).arrayBuffer());
        files.set(isList ? `/${escapeKey(name)}/${index}` : `/${escapeKey(name)}`, { head, size: part.size });
        kept.push("");
      } else {
        kept.push(part);
      }
    }
    value[name] = isList || kept.length > 1 ? kept : kept[0];
  }
  return { value, findings, sample: (pointer) => files.get(pointer) };
}

async function parseForm(contentType: string, bytes: Uint8Array<ArrayBuffer>): Promise<FormData | Finding> {
  const refusal = (received: string): Finding => ({
    field: "body",
    expected: "a multipart form",
    received,
    keyword: "body",
  });
  if (!/;\s*boundary=/i.test(contentType)) return refusal("a Content-Type without a boundary");
  if (bytes.length === 0) return refusal("nothing");
  try {
    return await new Response(bytes, { headers: { "content-type": contentType } }).formData();
  } catch {
    // The parser's own message may quote the body.
    return refusal(`${bytes.length} bytes that are not`);
  }
}

function declaration(contract: Contract, schema: JsonObject, name: string) {
  const properties = follow(contract, schema["properties"]);
  if (!Object.hasOwn(properties, name)) return { isDeclared: false, isFile: false, isList: false };
  const field = follow(contract, properties[name]);
  const isList = field["type"] === "array";
  const single = isList ? follow(contract, field["items"]) : field;
  return { isDeclared: true, isFile: single["format"] === "binary", isList };
}

const describePart = (part: File | string): string =>
  typeof part === "string" ? `a text of ${part.length} characters` : `a file of ${part.size} bytes`;

const escapeKey = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
