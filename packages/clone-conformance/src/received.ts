import type { FaultRequest } from "@org/voices-mock/faults-client";

/** What a service makes of a request, whichever form it has. */
export interface Received {
  /** Text fields, by name or by path. */
  readonly texts: readonly (readonly [name: string, value: string])[];
  readonly audio: readonly Uint8Array<ArrayBuffer>[];
}

/** Reads a request as a service would: a form, or JSON with audio as base64. */
export async function received({ headers, body }: FaultRequest): Promise<Received> {
  const type = headers["content-type"] ?? "";
  if (type.startsWith("multipart/"))
    return ofForm(await new Response(body, { headers: { "content-type": type } }).formData());
  const leaves = [...textsIn(JSON.parse(new TextDecoder().decode(body)))];
  const isAudio = ([, value]: readonly [string, string]): boolean => value.length > 80 && /^[\w+/]+=*$/.test(value);
  return {
    texts: leaves.filter((leaf) => !isAudio(leaf)),
    audio: leaves.filter(isAudio).map(([, value]) => Uint8Array.from(atob(value), (one) => one.charCodeAt(0))),
  };
}

async function ofForm(form: FormData): Promise<Received> {
  const texts: [string, string][] = [];
  const audio: Uint8Array<ArrayBuffer>[] = [];
  for (const [name, value] of form) {
    if (typeof value === "string") texts.push([name, value]);
    else audio.push(new Uint8Array(await value.arrayBuffer()));
  }
  return { texts, audio };
}

function* textsIn(value: unknown, path = ""): Generator<[name: string, value: string]> {
  if (typeof value === "string") yield [path, value];
  if (typeof value !== "object" || value === null) return;
  for (const [name, member] of Object.entries(value)) yield* textsIn(member, `${path}/${name}`);
}

/** SHA-256 in hexadecimal. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
