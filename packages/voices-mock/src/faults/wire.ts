import { STATUS_CODES } from "node:http";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import type { FaultReply } from "./rows/row.ts";

/** The bytes of a reply; of one to `HEAD` without a body, whatever its headers say about one. */
export function wire({ raw = "", status, ...answer }: FaultReply, isHead: boolean): Buffer {
  if (status === undefined) return Buffer.from(isHead ? withoutBodies(raw) : raw, "latin1");
  const [head, body] = answerBytes(status, answer);
  return Buffer.concat([Buffer.from(raw, "latin1"), head, ...(isHead ? [] : [body])]);
}

/** An answer by hand, or several, without what follows the headers of each. */
const withoutBodies = (raw: string): string => raw.replace(/(\r\n\r\n)(?:(?!HTTP\/1).)*/gs, "$1");

function answerBytes(
  status: number,
  { reason, headers, body = "", coding, framing, cut }: Omit<FaultReply, "status" | "raw">,
): [head: Buffer, body: Buffer] {
  // These never have a body, and so no length either.
  const bodiless = status < 200 || status === 204 || status === 304;
  const made = bodiless ? Buffer.alloc(0) : compressed(body, coding);
  const whole = cut === "half" ? made.subarray(0, made.length / 2) : made;
  const told = bodiless || framing === "none" ? {} : lengthHeaders(framing ?? whole.length);
  const head = { ...headers, ...(coding && { "content-encoding": coding }), ...told };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
  const start = `HTTP/1.1 ${status} ${reason ?? STATUS_CODES[status] ?? "Fault"}\r\n`;
  const sent = cut === "half" ? whole : whole.subarray(0, cut);
  return [
    Buffer.from(`${start}${lines.join("")}\r\n`, "latin1"),
    framing === "chunked" && !bodiless ? inChunks(sent) : sent,
  ];
}

const lengthHeaders = (framing: number | "chunked"): Record<string, string> =>
  framing === "chunked" ? { "transfer-encoding": "chunked" } : { "content-length": String(framing) };

function inChunks(body: Buffer): Buffer {
  const middle = Math.ceil(body.length / 2);
  const parts = [body.subarray(0, middle), body.subarray(middle)].filter((part) => part.length > 0);
  const chunk = (part: Buffer): Buffer[] => [Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from("\r\n")];
  return Buffer.concat([...parts.flatMap(chunk), Buffer.from("0\r\n\r\n")]);
}

const compressors = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync };
// A body that is always the same object, such as a bomb, is compressed once.
const cache = new WeakMap<Uint8Array, Buffer>();

function compressed(body: string | Uint8Array, coding: FaultReply["coding"]): Buffer {
  if (typeof body === "string") return coding === undefined ? Buffer.from(body) : compressors[coding](body);
  if (coding === undefined) return Buffer.from(body);
  const bytes = cache.get(body) ?? compressors[coding](body);
  cache.set(body, bytes);
  return bytes;
}
