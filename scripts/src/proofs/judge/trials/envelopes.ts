import { gzipSync } from "node:zlib";
import type { JudgedOperation } from "../judged-operation.ts";
import { joined } from "./bytes.ts";
import { changed, type Trial, withHeader } from "./trial.ts";

/** Edits of everything around the body: method, path, key, content type, and each header that the document requires. */
export function envelopeTrials(operation: JudgedOperation, right: Trial): Trial[] {
  return [
    ...methodTrials(right),
    ...pathTrials(right),
    ...keyTrials(operation, right),
    ...contentTypeTrials(operation, right),
    ...operation.headers.flatMap(({ name, values }) => requiredHeaderTrials(name, values[0] ?? "", right)),
    changed(right, "a header that nobody declares", { headers: withHeader(right.headers, "X-Extra", "1") }),
    changed(right, "a Content-Encoding that changes nothing", {
      headers: withHeader(right.headers, "Content-Encoding", "identity"),
    }),
    ...["gzip", "br"].map((coding) =>
      changed(right, `a Content-Encoding of ${coding} that is not true`, {
        headers: withHeader(right.headers, "Content-Encoding", coding),
      }),
    ),
    changed(right, "a body in gzip", {
      headers: withHeader(right.headers, "Content-Encoding", "gzip"),
      body: new Uint8Array(gzipSync(right.body)),
    }),
    ...["*/*", "application/json", "text/html"].map((accepted) =>
      changed(right, `an Accept header of ${accepted}`, { headers: withHeader(right.headers, "Accept", accepted) }),
    ),
  ];
}

function methodTrials(right: Trial): Trial[] {
  const none = joined([]);
  const bare = ["GET", "HEAD"].map((method) => changed(right, `the method ${method}`, { method, body: none }));
  const others = ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];
  return [...bare, ...others.map((method) => changed(right, `the method ${method}`, { method }))];
}

function pathTrials(right: Trial): Trial[] {
  const { path } = right;
  const [sentenceOfQuery, query] = ["a query that nobody declares", `${path}?dry_run=true`];
  const wrong = [
    `${path}/`,
    `${path}/ada`,
    `${path}s`,
    path.slice(0, -1),
    path.toUpperCase(),
    path.replace("clone", "design"),
    path.replace("clone", "Clone"),
    path.replace("clone", ""),
    path.replace(":clone", "").replace("/clone", ""),
    path.includes(":clone") ? path.replace(":clone", "/clone") : path.replace("/clone", ":clone"),
    path.replace("voices", "voice"),
    `/v1${path}`,
    `/${path}`,
    "/",
  ];
  return [
    changed(right, sentenceOfQuery, { path: query }),
    ...wrong.map((other) => changed(right, `the path ${other}`, { path: other })),
    ...(path.startsWith("/voices/v1/")
      ? [
          changed(right, "the legacy path with a workspace", { path: "/voices/v1/workspaces/ada/voices:clone" }),
          changed(right, "the path with its colon escaped", { path: path.replace(":", "%3A") }),
        ]
      : []),
  ];
}

function keyTrials({ keyHeader, keyPrefix }: JudgedOperation, right: Trial): Trial[] {
  const scheme = keyPrefix.trim();
  const edit = (sentence: string, ...values: string[]): Trial =>
    changed(right, sentence, { headers: withHeader(right.headers, keyHeader, ...values) });
  const others = ["Basic", "Bearer", "Digest", "Token", "ApiKey"].filter((other) => other !== scheme);
  return [
    edit("no key at all"),
    edit("an empty key header", ""),
    edit("the scheme without a key", scheme),
    edit("the scheme and a space without a key", keyPrefix),
    edit("the scheme in lower case", `${scheme.toLowerCase()} judge`),
    edit("the scheme in capitals", `${scheme.toUpperCase()} judge`),
    edit("two spaces before the key", `${scheme}  judge`),
    edit("a key with a space in it", `${scheme} judge judge`),
    edit("a key of signs that no key has", `${scheme} !!!judge`),
    edit("a key without a scheme", "judge"),
    edit("a key glued to its scheme", `${scheme}judge`),
    edit("a colon after the scheme", `${scheme}: judge`),
    edit("two key headers", `${scheme} judge`, `${scheme} other`),
    ...others.map((other) => edit(`the scheme ${other}`, `${other} judge`)),
    changed(right, "the key in X-API-Key instead", {
      headers: withHeader(withHeader(right.headers, keyHeader), "X-API-Key", "judge"),
    }),
    changed(right, "the key in the query instead", {
      path: `${right.path}?api_key=judge`,
      headers: withHeader(right.headers, keyHeader),
    }),
  ];
}

function contentTypeTrials({ contentType }: JudgedOperation, right: Trial): Trial[] {
  const own = right.headers.find(([name]) => name === "Content-Type")?.[1] ?? contentType;
  const edit = (sentence: string, ...values: string[]): Trial =>
    changed(right, sentence, { headers: withHeader(right.headers, "Content-Type", ...values) });
  const all = [
    ...["application/json", "multipart/form-data; boundary=edge", "application/x-www-form-urlencoded"],
    ...["text/plain", "text/html", "application/octet-stream", "application/xml", "application/problem+json"],
    ...["application/jsonp", "multipart/mixed; boundary=edge", "audio/wav", "*/*", "json", "nonsense/"],
  ];
  return [
    edit("no content type"),
    edit("an empty content type", ""),
    edit("the content type in capitals", own.replace(contentType, contentType.toUpperCase())),
    edit("the content type with a charset", `${own}; charset=utf-8`),
    edit("the content type with another charset", `${own}; charset=utf-16`),
    edit("the content type twice", own, own),
    edit("a second content type", own, "text/plain"),
    ...all.filter((type) => !type.startsWith(contentType)).map((type) => edit(`the content type ${type}`, type)),
    changed(edit("no body", own), "no body", { body: joined([]) }),
    changed(edit("neither body nor content type"), "neither body nor content type", { body: joined([]) }),
  ];
}

function requiredHeaderTrials(name: string, value: string, right: Trial): Trial[] {
  const edit = (sentence: string, ...values: string[]): Trial =>
    changed(right, sentence, { headers: withHeader(right.headers, name, ...values) });
  const wrong = ["2026-08-14", "2025-04-16", "2026-3-1", "2026-03-01T00:00:00Z", "latest", "null", `"${value}"`];
  return [
    edit(`no ${name}`),
    edit(`an empty ${name}`, ""),
    edit(`${name} twice`, value, value),
    edit(`${name} with another value beside it`, value, "2026-08-14"),
    edit(`${name} with spaces around it`, `  ${value} `),
    changed(right, `${name} in lower case`, { headers: withHeader(right.headers, name.toLowerCase(), value) }),
    changed(right, `${name} in the query instead`, {
      path: `${right.path}?${name}=${value}`,
      headers: withHeader(right.headers, name),
    }),
    ...wrong.map((other) => edit(`${name}: ${other}`, other)),
  ];
}
