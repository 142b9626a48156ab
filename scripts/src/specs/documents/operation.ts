import type { VendoredDocument } from "./document.ts";
import { withoutHiddenFields } from "./hidden-fields.ts";
import { at, isObject, type JsonObject } from "./json.ts";
import { resolve } from "./references.ts";

/** What the generated code needs to know about a vendored operation beside its types. */
export interface Operation {
  readonly baseUrl: string;
  readonly contentType: string;
  /** The request body's schema, references resolved. */
  readonly requestSchema: JsonObject;
  readonly keyHeader: string;
  readonly keyPrefix: string;
  /** Header parameters that the vendor requires and the client sends by itself. */
  readonly requiredHeaders: readonly string[];
  /** The version that the client sends by itself, where an overlay sets one. */
  readonly defaultVersion?: string;
}

export function readOperation({ document, path, method, source }: VendoredDocument): Operation {
  const fail = (what: string): never => {
    throw new Error(`specs/${source.name}.yaml: ${what}`);
  };
  const operation = at(document, "paths", path, method) as JsonObject;
  const content = at(operation, "requestBody", "content");
  const [contentType, ...others] = isObject(content) ? Object.keys(content) : [];
  if (contentType === undefined) return fail("its request has no body");
  if (others.length > 0) {
    return fail(
      `its body may be ${[contentType, ...others].join(" or ")}: say in specs/sources.yaml which one the client writes, as in body: ${contentType}`,
    );
  }
  const servers = operation["servers"] ?? at(document, "paths", path, "servers") ?? document["servers"];
  const baseUrl = at(servers, 0, "url");
  if (typeof baseUrl !== "string") return fail("it names no server's address");
  if (!/^https:\/\/[\w.~:/%+-]+$/.test(baseUrl) || !URL.canParse(baseUrl)) {
    return fail(
      `its server ${JSON.stringify(baseUrl)} is not a whole https address without variables, query and password`,
    );
  }

  const headers = [at(document, "paths", path, "parameters"), operation["parameters"]]
    .flatMap((parameters) => (Array.isArray(parameters) ? parameters : []))
    .map((parameter) => resolve(document, parameter))
    .filter((parameter) => parameter["in"] === "header");
  const requiredHeaders = headers.filter(({ required }) => required === true).map(({ name }) => String(name));
  const [defaultVersion] = headers.flatMap(
    ({ schema }) => at(resolve(document, schema ?? {}), "x-default-version") ?? [],
  );

  return {
    baseUrl,
    contentType,
    requestSchema: withoutHiddenFields(document, resolve(document, at(content, contentType, "schema")), "request"),
    requiredHeaders,
    ...(defaultVersion === undefined ? {} : { defaultVersion: String(defaultVersion) }),
    ...keyHeader(document, operation, fail),
  };
}

function keyHeader(document: JsonObject, operation: JsonObject, fail: (what: string) => never) {
  const security = operation["security"] ?? document["security"];
  // Each entry is a way in; one that asks for two schemes at once is not for a client with one key.
  const ways = (Array.isArray(security) ? security : []).map((way) => Object.keys(isObject(way) ? way : {}));
  const names = ways.flatMap((way) => (way.length === 1 ? way : []));
  if (names.length === 0) return fail("it names no security scheme that takes one key");
  for (const name of names) {
    const scheme = at(document, "components", "securitySchemes", name);
    if (!isObject(scheme)) return fail(`expected a security scheme ${name}`);
    if (scheme["type"] === "http" && String(scheme["scheme"]).toLowerCase() === "bearer") {
      return { keyHeader: "Authorization", keyPrefix: "Bearer " };
    }
    if (scheme["type"] === "apiKey" && scheme["in"] === "header") {
      const header = String(scheme["name"]);
      if (!/^[\w-]+$/.test(header)) return fail(`${JSON.stringify(header)} is not a header's name`);
      return { keyHeader: header, keyPrefix: String(scheme["x-key-prefix"] ?? "") };
    }
  }
  const found = names.map((name) => {
    const { type, scheme, in: place } = at(document, "components", "securitySchemes", name) as JsonObject;
    const kind = [type, scheme ?? (place === undefined ? "" : `in ${String(place)}`)].join(" ").trim();
    return `${JSON.stringify(name)} (${kind})`;
  });
  return fail(`its security scheme ${found.join(", ")} is neither an http bearer nor a key in a header`);
}
