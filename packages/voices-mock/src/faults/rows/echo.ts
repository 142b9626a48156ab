import type { FaultRequest } from "../request.ts";
import { errorOf } from "../words.ts";
import { type FaultCall, type FaultReply, faultRow, jsonReply, jsonType } from "./row.ts";

const utf8 = new TextDecoder();

/** The whole request as text. */
function told({ method, path, headers, body }: FaultRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path}`, ...lines, "", utf8.decode(body)].join("\n");
}

/** The credential of a request, in whatever header its service wants it, or in the address. */
function credential({ headers, path }: FaultRequest): string {
  const isKey = (name: string): boolean => /authorization|key|token|secret/i.test(name);
  const query = [...new URLSearchParams(path.split("?")[1] ?? "")];
  const named = [...Object.entries(headers), ...query].find(([name]) => isKey(name));
  // Some services call the header of the key by their own name; no other one is as long.
  const own = Object.entries(headers).filter(([name]) => name.startsWith("x-"));
  const [longest] = own.sort(([, one], [, other]) => other.length - one.length);
  return (named ?? longest)?.[1] ?? "none";
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

function decoded(credential: string): string {
  const value = credential.replace(/^\S+ /, "");
  try {
    return atob(value);
  } catch {
    // A key that is not base64 is told as it came.
    return value;
  }
}

const echoing =
  (echo: (request: FaultRequest, status: number, call: FaultCall) => FaultReply) =>
  (call: FaultCall): FaultReply =>
    echo(call.request, Number(call.numbers[0]), call);

/** Answers that repeat what was sent, key and recording included. */
export const echoRows = [
  faultRow(
    "echo-<status>",
    "That status with the request's headers and body in its JSON message.",
    echoing((request, status, call) => jsonReply(status, errorOf(call, told(request)))),
    { examples: ["echo-500", "echo-400", "echo-200"] },
  ),
  faultRow(
    "echo-text-<status>",
    "The same as plain text.",
    echoing((request, status) => ({ status, headers: { "content-type": "text/plain" }, body: told(request) })),
    { examples: ["echo-text-500", "echo-text-422"] },
  ),
  faultRow(
    "echo-html-<status>",
    "The same inside a page.",
    echoing((request, status) => ({
      status,
      headers: { "content-type": "text/html" },
      body: `<!doctype html><pre>${told(request)}</pre>`,
    })),
    { examples: ["echo-html-200", "echo-html-502"] },
  ),
  faultRow(
    "echo-base64-<status>",
    "That status with the request's body as base64 in its JSON message.",
    echoing((request, status, call) =>
      jsonReply(status, { details: [credential(request)], ...Object(errorOf(call, base64(request.body))) }),
    ),
    { examples: ["echo-base64-500", "echo-base64-400"] },
  ),
  faultRow(
    "echo-body-<status>",
    "That status with the request's body as it came, and its media type.",
    echoing((request, status) => ({
      status,
      headers: { "content-type": request.headers["content-type"] ?? "application/octet-stream" },
      body: request.body,
    })),
    { examples: ["echo-body-500", "echo-body-200"] },
  ),
  faultRow(
    "echo-decoded-<status>",
    "That status with the halves of a Basic credential in its JSON message, in two fields and as a name.",
    echoing((request, status, call) => {
      const [name = "", secret = ""] = decoded(credential(request)).split(":");
      return jsonReply(status, {
        code: name,
        details: { [secret]: name },
        ...Object(errorOf(call, `no account ${name} with ${secret}`)),
      });
    }),
    { examples: ["echo-decoded-401", "echo-decoded-500"] },
  ),
  faultRow(
    "echo-headers-<status>",
    "That status with the credential in its response headers, `Retry-After` among them.",
    echoing((request, status) => ({
      status,
      headers: {
        ...jsonType,
        "x-echo": credential(request),
        "www-authenticate": credential(request),
        "retry-after": credential(request),
      },
      body: "{}",
    })),
    { examples: ["echo-headers-500", "echo-headers-401"] },
  ),
  faultRow(
    "echo-request-id-<status>",
    "That status with the credential as `X-Request-Id`.",
    echoing((request, status) => ({
      status,
      headers: { ...jsonType, "x-request-id": credential(request) },
      body: "{}",
    })),
    { examples: ["echo-request-id-500", "echo-request-id-401"] },
  ),
  faultRow(
    "echo-reason-<status>",
    "That status with the credential as its reason phrase.",
    echoing((request, status) => ({ status, reason: credential(request), headers: jsonType, body: "{}" })),
    { examples: ["echo-reason-500", "echo-reason-403"] },
  ),
] as const;
