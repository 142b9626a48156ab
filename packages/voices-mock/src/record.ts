import type { Contract } from "./contract.ts";
import type { Acceptance, Refusal } from "./judge.ts";
import type { ReceivedRequest } from "./received-request.ts";
import type { RecordedAudio, RecordedRequest } from "./recorded-request.ts";

/** What a record says of the request itself, before it is known what becomes of it. */
type RequestPart = Pick<
  RecordedRequest,
  "method" | "path" | "headers" | "bodySize" | "fields" | "audio" | "unknownFields" | "refusal"
>;

/** Puts a request and its judgement into the form of a record, and hashes its audio. */
export async function recordRequest(
  contract: Contract,
  { method, url, headers, body }: ReceivedRequest,
  verdict: Acceptance | Refusal,
): Promise<RequestPart> {
  const { key, fields, samples, unknownFields } = verdict;
  const withoutKey = (text: string): string => (key === undefined ? text : text.replaceAll(key, "(the key)"));
  const audio: RecordedAudio[] = await Promise.all(
    [...samples].map(async ([field, { bytes, ...part }]) => ({
      field,
      ...part,
      size: bytes.length,
      sha256: await sha256(bytes),
      bytes,
    })),
  );
  return {
    method,
    path: withoutKey(url.pathname + url.search),
    headers: Object.fromEntries(
      [...headers].map(([name, value]) => [name, redact(name, value, contract, key, withoutKey)]),
    ),
    bodySize: body.length,
    fields: withoutAudio(fields, new Map(audio.map(({ field, size }) => [field, size])), withoutKey),
    audio,
    unknownFields,
    ...(verdict.accepted ? {} : { refusal: verdict.message }),
  };
}

/** Headers that carry secrets, whatever the contract. */
const secret = /^(?:authorization|proxy-authorization|cookie|x-api-key)$/;

function redact(
  name: string,
  value: string,
  { keyHeader, keyPrefix }: Contract,
  key: string | undefined,
  withoutKey: (text: string) => string,
): string {
  // Where no key could be told apart, the whole header may be one.
  if (name === keyHeader.toLowerCase()) return key === undefined ? "(redacted)" : `${keyPrefix}(the key)`;
  return secret.test(name) ? "(redacted)" : withoutKey(value);
}

/** The fields with each sample's size in its place, and without a key that was put into one by mistake. */
function withoutAudio(
  fields: Readonly<Record<string, unknown>>,
  sizes: ReadonlyMap<string, number>,
  withoutKey: (text: string) => string,
): Readonly<Record<string, unknown>> {
  const replace = (value: unknown, at: string): unknown => {
    const size = sizes.get(at);
    if (size !== undefined) return `(${size} bytes of audio)`;
    if (typeof value === "string") return withoutKey(value);
    if (Array.isArray(value)) return value.map((item, index) => replace(item, `${at}[${index}]`));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    return Object.fromEntries(entries.map(([name, item]) => [name, replace(item, at === "" ? name : `${at}.${name}`)]));
  };
  return replace(fields, "") as Readonly<Record<string, unknown>>;
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
