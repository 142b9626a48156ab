import { type Bytes, utf8 } from "../trials/bytes.ts";
import { jsonEdits } from "../trials/json-edits.ts";
import { rightValue } from "../trials/right-request.ts";
import { changed, type Trial, withHeader } from "../trials/trial.ts";
import type { LifeOperation, QueryField } from "./life-operation.ts";

const none: Bytes = utf8("");

/** Right values of parameters whose form a document tells in prose at most. */
const known: Readonly<Record<string, string>> = { filter: 'source="SYSTEM"', orderBy: "display_name", pageToken: "" };
/** Parameters that do not go together: the second one has trials of its own. */
const beside = new Set(["ending_before"]);

/** Every request of an operation that both judges see, the right one first, no two of them the same. */
export function lifeTrials(operation: LifeOperation): Trial[] {
  const right = rightLifeRequest(operation);
  const trials = [
    right,
    ...doorTrials(operation, right),
    ...queryTrials(operation, right),
    ...(operation.body === undefined ? [] : bodyTrials(operation, right)),
  ];
  const different = new Map<string, Trial>();
  for (const trial of trials) {
    const { method, path, headers, body } = trial;
    const bytes = JSON.stringify([method, path, headers, Buffer.from(body).toString("latin1")]);
    const named = { ...trial, sentence: `${operation.name}: ${trial.sentence}` };
    if (!different.has(bytes)) different.set(bytes, named);
  }
  return [...different.values()];
}

function rightLifeRequest({ method, path, keyHeader, keyPrefix, headers, query, body }: LifeOperation): Trial {
  const pairs = query.filter(({ name }) => !beside.has(name)).map((field) => [field.name, rightText(field)] as const);
  return {
    sentence: "the right request, with every declared field",
    method,
    path: addressed(path, pairs),
    headers: [
      [keyHeader, `${keyPrefix}anVkZ2U6anVkZ2U=`],
      ...headers,
      ...(body === undefined ? [] : [["Content-Type", "application/json"] as const]),
    ],
    body: body === undefined ? none : utf8(JSON.stringify(rightValue(body))),
  };
}

const rightText = ({ name, type, values, bounds }: QueryField): string =>
  known[name] ?? values[0] ?? (type === "boolean" ? "true" : type === "integer" ? String(bounds?.[0] ?? 1) : "ada");

function addressed(path: string, pairs: readonly (readonly [name: string, value: string])[]): string {
  const query = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  return query === "" ? path : `${path}?${query}`;
}

/** Method, path, key and each header that the document requires. */
function doorTrials({ methods, keyHeader, keyPrefix, headers }: LifeOperation, right: Trial): Trial[] {
  const scheme = keyPrefix.trim();
  const key = (sentence: string, ...values: string[]): Trial =>
    changed(right, sentence, { headers: withHeader(right.headers, keyHeader, ...values) });
  const others = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"].filter((method) => !methods.includes(method));
  const [path = "", query = ""] = right.path.split("?");
  return [
    ...others.map((method) => changed(right, `the method ${method}`, { method })),
    changed(right, "a path behind it", { path: `${path}/more?${query}` }),
    changed(right, "a slash behind its path", { path: `${path}/?${query}` }),
    changed(right, "its path in capitals", { path: `${path.toUpperCase()}?${query}` }),
    key("no key at all"),
    key("an empty key header", ""),
    key("the scheme alone", scheme),
    key("a key without a scheme", "judge"),
    key(`the scheme ${scheme === "Basic" ? "Bearer" : "Basic"}`, `${scheme === "Basic" ? "Bearer" : "Basic"} judge`),
    key("the scheme in lower case", `${scheme.toLowerCase()} judge`),
    ...headers.flatMap(([name, value]) => [
      changed(right, `no ${name}`, { headers: withHeader(right.headers, name) }),
      changed(right, `${name} in lower case`, { headers: withHeader(right.headers, name.toLowerCase(), value) }),
      ...["", "2025-04-16", "latest", `${value}T00:00:00Z`].map((other) =>
        changed(right, `${name}: ${JSON.stringify(other)}`, { headers: withHeader(right.headers, name, other) }),
      ),
    ]),
    changed(right, "a header that nobody declares", { headers: withHeader(right.headers, "X-Extra", "1") }),
    ...(right.body.length > 0
      ? []
      : [
          changed(right, "a body that nobody declares", {
            headers: [...right.headers, ["Content-Type", "application/json"]],
            body: utf8("{}"),
          }),
        ]),
  ];
}

/** Each declared parameter: left out, with values of its type and of others, and twice. */
function queryTrials({ query }: LifeOperation, right: Trial): Trial[] {
  const [path = ""] = right.path.split("?");
  const required = query.filter((field) => field.required).map((field) => [field.name, rightText(field)] as const);
  const send = (sentence: string, ...pairs: (readonly [name: string, value: string])[]): Trial => {
    const names = pairs.map(([name]) => name);
    return changed(right, sentence, {
      path: addressed(path, [...required.filter(([name]) => !names.includes(name)), ...pairs]),
    });
  };
  const trials = [send("no parameter that need not be"), send("a parameter that nobody declares", ["nobody", "1"])];
  for (const field of query) {
    const { name, type, values, bounds } = field;
    const value = rightText(field);
    trials.push(send(`${name} alone`, [name, value]), send(`${name} twice`, [name, value], [name, value]));
    trials.push(...values.map((one) => send(`${name} is the listed ${one}`, [name, one])));
    trials.push(...odd(type).map((one) => send(`${name} is ${JSON.stringify(one)}`, [name, one])));
    if (bounds !== undefined) {
      const [min, max] = bounds;
      trials.push(...[min - 1, max, max + 1].map((one) => send(`${name} is ${one}`, [name, String(one)])));
    }
    if (field.required) trials.push(changed(right, `${name} is missing`, { path }));
  }
  return trials;
}

/** Texts that are nearly of a type. */
function odd(type: string): readonly string[] {
  if (type === "integer") return ["ten", "1.5", "-1", "1e1", " 1", "0x1", "true", "null", ""];
  if (type === "boolean") return ["false", "yes", "1", "TRUE", "null", ""];
  return ["any", "", "EN_US", "null"];
}

/** The body: every edit of its values, and what is no JSON of this kind. */
function bodyTrials({ body }: LifeOperation, right: Trial): Trial[] {
  if (body === undefined) return [];
  const type = (sentence: string, ...values: string[]): Trial =>
    changed(right, sentence, { headers: withHeader(right.headers, "Content-Type", ...values) });
  return [
    ...jsonEdits(body).map(({ sentence, value }) => changed(right, sentence, { body: utf8(JSON.stringify(value)) })),
    type("no content type"),
    type("the content type text/plain", "text/plain"),
    type("the content type multipart/form-data", "multipart/form-data; boundary=edge"),
    type("the content type with a charset", "application/json; charset=utf-8"),
    changed(right, "no body", { body: none }),
    changed(right, "a body that is cut off", { body: right.body.slice(0, -1) }),
  ];
}
