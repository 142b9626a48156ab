import type { FaultRequest } from "@org/voices-mock/faults-client";

/** What a service makes of a request, whichever form it has. */
export interface Received {
  /** Text fields, by name or by path. */
  readonly texts: readonly (readonly [name: string, value: string])[];
  readonly audio: readonly Uint8Array<ArrayBuffer>[];
}

// A mark at the start of a text belongs to it.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads a request as a service would: a form, or JSON with audio as base64. */
export async function received({ headers, body }: FaultRequest): Promise<Received> {
  const [, boundary] = /^multipart\/form-data; *boundary="?([^";]+)"?$/i.exec(headers["content-type"] ?? "") ?? [];
  if (boundary !== undefined) return ofForm(body, boundary);
  const leaves = [...textsIn(JSON.parse(utf8.decode(body)))];
  const isAudio = ([, value]: readonly [string, string]): boolean => value.length > 80 && /^[\w+/]+=*$/.test(value);
  return {
    texts: leaves.filter((leaf) => !isAudio(leaf)),
    audio: leaves.filter(isAudio).map(([, value]) => bytesOf(atob(value))),
  };
}

/** A form, read byte by byte: the readers of some runtimes take a mark away from the start of a field. */
function ofForm(body: Uint8Array, boundary: string): Received {
  const [before, ...parts] = `\r\n${latin1(body)}`.split(`\r\n--${boundary}`);
  if (before !== "" || !/^--(\r\n)?$/.test(parts.pop() ?? "")) throw new Error("the form does not begin or end as one");
  const texts: [string, string][] = [];
  const audio: Uint8Array<ArrayBuffer>[] = [];
  for (const part of parts) {
    const end = part.indexOf("\r\n\r\n");
    const head = part.slice(0, end);
    const [, name, file] = /^\r\nContent-Disposition: form-data; name="([^"]*)"(; filename=)?/i.exec(head) ?? [];
    if (name === undefined) throw new Error("a part of the form has no name");
    const content = bytesOf(part.slice(end + 4));
    if (file === undefined) texts.push([name, utf8.decode(content)]);
    else audio.push(content);
  }
  return { texts, audio };
}

/** One character for each byte, and back. */
function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (one) => one.charCodeAt(0));

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
