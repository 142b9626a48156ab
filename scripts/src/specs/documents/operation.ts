import type { VendoredDocument } from "./document.ts";
import { withoutHiddenFields } from "./hidden-fields.ts";
import { at, isObject, type JsonObject } from "./json.ts";
import { type ClientOption, clientOptions, parametersOf, saidOfClient } from "./reach/client-options.ts";
import { type Key, waysIn } from "./reach/key.ts";
import { isUsableServer, serverOf } from "./reach/server.ts";
import { resolve } from "./references.ts";

/** What the generated code needs to know about a vendored operation beside its types. */
export interface Operation {
  readonly baseUrl: string;
  readonly contentType: string;
  /** The request body's schema, references resolved. */
  readonly requestSchema: JsonObject;
  readonly key: Key;
  /** The header that carries the key, and what stands before it there; a key of the address stands in one on its way. */
  readonly keyHeader: string;
  readonly keyPrefix: string;
  /** Header parameters that the vendor requires and the client sends by itself. */
  readonly requiredHeaders: readonly string[];
  /** Headers that an overlay gives one value for. */
  readonly fixedHeaders: Readonly<Record<string, string>>;
  /** What the client asks for when it is made. */
  readonly clientOptions: readonly ClientOption[];
  /** The version that the client sends by itself, where an overlay sets one. */
  readonly defaultVersion?: string;
}

/** Carries a key to the place from which it is put into the address: it never leaves. */
const carrier = "x-key-of-the-address";

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
  const baseUrl = serverOf(document, path, method);
  if (baseUrl === undefined) return fail("it names no server's address");
  if (!isUsableServer(baseUrl)) {
    return fail(
      `its server ${JSON.stringify(baseUrl)} is not a whole https address without variables, query and password`,
    );
  }

  const ways = waysIn(document, operation);
  const [way] = ways;
  if (way === undefined) return fail("it names no security scheme that takes one key");
  if (way.key === undefined) {
    const found = ways.map(({ what }) => what).join(", ");
    return fail(`its security scheme ${found} is no bearer, no basic, and no key in a header or the query`);
  }
  const { key } = way;
  if (key.in !== "basic" && !/^[\w-]+$/.test(key.name)) {
    return fail(`${JSON.stringify(key.name)} is not a header's name`);
  }
  const { headers: fixedHeaders } = saidOfClient(operation);
  const headers = parametersOf(document, path, method).filter((one) => one.in === "header");
  const [defaultVersion] = headers.flatMap(({ schema }) => schema["x-default-version"] ?? []);
  return {
    baseUrl,
    contentType,
    requestSchema: withoutHiddenFields(document, resolve(document, at(content, contentType, "schema")), "request"),
    key,
    ...headerOf(key),
    requiredHeaders: headers.filter(({ required }) => required).map(({ name }) => name),
    ...(defaultVersion === undefined ? {} : { defaultVersion: String(defaultVersion) }),
    fixedHeaders,
    clientOptions: clientOptions(document, { path, method }, way),
  };
}

function headerOf(key: Key): Pick<Operation, "keyHeader" | "keyPrefix"> {
  if (key.in === "header") return { keyHeader: key.name, keyPrefix: key.prefix };
  if (key.in === "basic") return { keyHeader: "Authorization", keyPrefix: "Basic " };
  return { keyHeader: carrier, keyPrefix: "" };
}
