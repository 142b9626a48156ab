import type { RequestSample } from "../input/sample.ts";

/** A recording in a request, without the recording. */
export class AudioField {
  /** In bytes. */
  readonly size: number;
  /** Media type. */
  readonly type: string;
  /** Where it is a file of a form. */
  readonly fileName?: string;

  constructor(size: number, type: string, fileName?: string) {
    this.size = size;
    this.type = type;
    if (fileName !== undefined) this.fileName = fileName;
  }
}

/** A request as it would leave, without key and audio. */
export interface DescribedRequest {
  readonly method: string;
  readonly url: string;
  /** The credential's key reads `[redacted]`. */
  readonly headers: Readonly<Record<string, string>>;
  /** The fields of the form or of the JSON object; audio is an {@link AudioField}. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Describes a finished request; its body is read, so it is of no use afterwards. */
export async function describeRequest(request: Request, samples: readonly RequestSample[]): Promise<DescribedRequest> {
  const { method, url } = request;
  const headers = Object.fromEntries([...request.headers].map(([name, value]) => [name, withoutKey(name, value)]));
  const isForm = request.headers.get("content-type")?.startsWith("multipart/form-data");
  const body = isForm ? formFields(await request.formData()) : jsonFields(await request.text(), samples);
  return { method, url, headers, body };
}

const withoutKey = (name: string, value: string): string =>
  /auth|key|token|secret|cookie/i.test(name) ? value.replace(/^([A-Za-z]+ +)?.*$/s, "$1[redacted]") : value;

function formFields(form: FormData): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name).map((value) => {
        return typeof value === "string" ? value : new AudioField(value.size, value.type, value.name);
      });
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

/** Only a text that is one of the samples, letter by letter, counts as audio: nothing else is hidden. */
function jsonFields(text: string, samples: readonly RequestSample[]): Record<string, unknown> {
  const encoded = new Map(samples.map((sample) => [base64(sample.bytes), sample]));
  return JSON.parse(text, (_name, value: unknown) => {
    const sample = typeof value === "string" ? encoded.get(value) : undefined;
    return sample === undefined ? value : new AudioField(sample.size, sample.file.type);
  });
}

/** A number of bytes that ends where four letters do, and that a call takes as parameters. */
const step = 24_576;

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += step) {
    text += btoa(String.fromCharCode(...bytes.subarray(from, from + step)));
  }
  return text;
}
