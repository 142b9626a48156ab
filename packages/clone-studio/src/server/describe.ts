import { type CloneVoiceOptions, type CloneWarning, cloneVoice, type PreparedSample } from "@org/clone-core";
import type { CloneFields, Described } from "../api/clone.ts";
import { unsent } from "../providers/stand-in.ts";
import type { ProviderCall } from "../providers/studio-provider.ts";

type Rows = Described["rows"];

/**
 * What a call would send. It runs up to the point where its request would leave, with a word in the key's place, so that
 * the key cannot be in it.
 *
 * @throws CloneError when the call would be refused before sending.
 */
export async function describeCall(
  call: ProviderCall,
  fields: CloneFields,
  idempotencyKey?: string,
): Promise<Described> {
  let described: Omit<Described, "warnings"> | undefined;
  const { provider } = call;
  const answering = unsent(provider, (request, { signal, fetch }) =>
    provider.send(request, {
      signal,
      async fetch(finished) {
        const { method, url } = finished;
        described = { method, url, rows: await rowsOf(finished, request.samples) };
        return fetch(finished);
      },
    }),
  );
  const warnings: readonly CloneWarning[] = (
    await cloneVoice(callOptions({ ...call, provider: answering }, fields, idempotencyKey))
  ).warnings;
  if (described === undefined) throw new Error(`${provider.name} made no request`);
  return { ...described, warnings };
}

/** One call of core's. */
export function callOptions(call: ProviderCall, fields: CloneFields, idempotencyKey?: string): CloneVoiceOptions {
  const { name, language, description } = fields;
  return {
    ...call,
    name,
    language,
    ...(description !== undefined && description.trim() !== "" && { description }),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  };
}

async function rowsOf(request: Request, samples: readonly PreparedSample[]): Promise<Rows> {
  const headers = [...request.headers].map(([name, value]) => [name, withoutKey(name, value)] as const);
  const isForm = request.headers.get("content-type")?.startsWith("multipart/form-data");
  const body = isForm ? formRows(await request.formData()) : fieldRows(jsonOf(await request.text(), samples), "");
  return [...headers, ...body];
}

const withoutKey = (name: string, value: string): string =>
  /auth|key|token|secret|cookie/i.test(name) ? value.replace(/^([A-Za-z]+ +)?.*$/s, "$1[redacted]") : value;

const formRows = (form: FormData): Rows =>
  [...form].map(([name, value]) => [
    name,
    typeof value === "string" ? value : `${value.size} bytes of ${value.type}, ${value.name}`,
  ]);

/** Only a text that is one of the samples, letter by letter, counts as audio: nothing else is hidden. */
function jsonOf(text: string, samples: readonly PreparedSample[]): unknown {
  const encoded = new Map(samples.map((sample) => [Buffer.from(sample.bytes).toString("base64"), sample]));
  return JSON.parse(text, (_name, value: unknown) => {
    const sample = typeof value === "string" ? encoded.get(value) : undefined;
    return sample === undefined ? value : `${sample.size} bytes of ${sample.file.type}, as base64`;
  });
}

function fieldRows(value: unknown, path: string): Rows {
  if (Array.isArray(value)) return value.flatMap((item, index) => fieldRows(item, `${path}[${index}]`));
  if (typeof value !== "object" || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, member]) => fieldRows(member, path === "" ? name : `${path}.${name}`));
}
