import { STATUS_CODES } from "node:http";
import type { FaultRequest } from "./fault-request.ts";

/** The names of the faults, as the first segment of a path. A number stands where a name ends in one. */
export type FaultName =
  | `status-${number}`
  | `status-${number}-json`
  | `retry-after-${number}`
  | `redirect-${301 | 302 | 303 | 307 | 308}`
  | "redirect-target"
  | "reset-before-body"
  | "reset-after-body"
  | "silence"
  | "headers-then-stall"
  | "html-200"
  | "empty-200"
  | "null-200"
  | "object-200"
  | "huge-error"
  | "echo-500";

/** One fault by its name. */
export interface Fault {
  /** Whether it strikes on the head of a request, without waiting for the body. */
  readonly isEarly: boolean;
  reply(request: FaultRequest): FaultReply;
}

/** What a fault does once a request is there. */
export type FaultReply =
  /** Breaks the connection with a TCP reset. */
  | { readonly kind: "reset" }
  /** Keeps the connection and never says another word after these bytes. */
  | { readonly kind: "stall"; readonly bytes: Buffer }
  /** Answers and keeps the connection for the next request. */
  | { readonly kind: "answer"; readonly bytes: Buffer };

/** Size in bytes of the text that `huge-error` answers with. */
export const hugeErrorBytes = 5_000_000;

type Rule = readonly [
  pattern: RegExp,
  reply: (request: FaultRequest, match: RegExpExecArray, url: string) => FaultReply,
];

const rules: readonly Rule[] = [
  [/^status-([2-5]\d\d)$/, (_request, [, status]) => answer(Number(status))],
  [
    /^status-([2-5]\d\d)-json$/,
    (_request, [, status]) => json(Number(status), { message: `status ${status}, as the fault says` }),
  ],
  [
    /^retry-after-(\d+)$/,
    (_request, [, seconds = ""]) => json(429, { message: "too many requests" }, { "retry-after": seconds }),
  ],
  [
    /^redirect-(301|302|303|307|308)$/,
    ({ path }, [, status], url) => answer(Number(status), "", { location: `${url}/redirect-target${path}` }),
  ],
  [/^redirect-target$/, () => json(200, { message: "the redirect was followed" })],
  [/^reset-(?:before|after)-body$/, () => ({ kind: "reset" })],
  [/^silence$/, () => ({ kind: "stall", bytes: Buffer.alloc(0) })],
  // More is announced than will ever come.
  [/^headers-then-stall$/, () => ({ kind: "stall", bytes: head(200, { ...jsonType, "content-length": "1000" }) })],
  [/^html-200$/, () => answer(200, "<!doctype html><title>Please sign in</title>", { "content-type": "text/html" })],
  [/^empty-200$/, () => answer(200, "", jsonType)],
  [/^null-200$/, () => json(200, null)],
  [/^object-200$/, () => json(200, {})],
  [/^huge-error$/, () => answer(500, "huge ".repeat(hugeErrorBytes / 5), { "content-type": "text/plain" })],
  [/^echo-500$/, (request) => json(500, { message: echo(request) })],
];

/** The fault of this name on the server at this address, or `undefined` when there is none. */
export function findFault(name: string, url: string): Fault | undefined {
  for (const [pattern, reply] of rules) {
    const match = pattern.exec(name);
    if (match !== null)
      return { isEarly: name === "reset-before-body", reply: (request) => reply(request, match, url) };
  }
  return undefined;
}

/** An answer with its length told, so that the connection can be used again. */
export function answer(
  status: number,
  body = "",
  headers: Readonly<Record<string, string>> = {},
): { readonly kind: "answer"; readonly bytes: Buffer } {
  // These never have a body, and so no length either.
  const length = status === 204 || status === 304 ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return { kind: "answer", bytes: Buffer.concat([head(status, { ...headers, ...length }), Buffer.from(body)]) };
}

const jsonType = { "content-type": "application/json" };

const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): FaultReply =>
  answer(status, status === 204 || status === 304 ? "" : JSON.stringify(value), { ...jsonType, ...headers });

function head(status: number, headers: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Fault"}\r\n${lines.join("")}\r\n`, "latin1");
}

function echo({ method, path, headers, body }: FaultRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path}`, ...lines, "", new TextDecoder().decode(body)].join("\n");
}
