import { at, isObject, type JsonObject } from "../json.ts";
import { plain } from "../vendor-text/plain.ts";
import { mapDocument } from "./map-document.ts";
import { wholeOperations, withDescription, withSchema } from "./operation-repairs.ts";
import { in31, withKnownPattern, withKnownTypes, withRequiredList, wordOf31 } from "./schema-repairs.ts";
import { without32 } from "./without-32.ts";

/** Something that a vendor's document says wrong and that is read as what it plainly means. */
export interface Repair {
  /** `#/components/schemas/Voice`, or `POST /voices`. */
  readonly place: string;
  readonly what: string;
}

/**
 * A document with its usual faults mended, as far as only one thing can be meant: what is unclear stays, for the linter
 * to refuse by name. The vendored file keeps them all; this is a copy.
 */
export function repaired(document: JsonObject): { readonly document: JsonObject; readonly repairs: readonly Repair[] } {
  const repairs: Repair[] = [];
  const reportAt =
    (place: string) =>
    (what: string): void => {
      repairs.push({ place: plain(place, 160), what: plain(what, 200) });
    };
  let result = withWholeInfo(document, reportAt("#/info"));
  result = withVersion(result, reportAt("#/openapi"));
  const isNewer = is31Text(result["openapi"]);
  result = mapDocument(result, (node, part, pointer) => {
    const report = reportAt(pointer);
    const here = withoutDefinitions(document, node, report);
    if (part === "parameter") return withSchema(here, report);
    if (part === "response") return withDescription(here, report);
    if (part !== "schema") return here;
    const schema = withKnownPattern(withRequiredList(withKnownTypes(here, report), report), report);
    return isNewer ? in31(schema, report) : schema;
  });
  result = wholeOperations(result, (place, what) => reportAt(place)(what));
  return { document: repairs.length === 0 ? document : result, repairs };
}

const is31Text = (version: unknown): boolean => /^3\.1\./.test(String(version));

/** OpenAPI 3.2, and a 3.0 document with words of 3.1, are read as 3.1. */
function withVersion(document: JsonObject, report: (what: string) => void): JsonObject {
  const version = String(document["openapi"]);
  if (version.startsWith("3.2.")) {
    report(`OpenAPI ${version} is read as 3.1, of which it is an extension`);
    return { ...without32(document), openapi: "3.1.1" };
  }
  if (!version.startsWith("3.0.")) return document;
  let word: string | undefined;
  mapDocument(document, (node, part, pointer) => {
    const found = part === "schema" ? wordOf31(node) : undefined;
    if (found !== undefined) word ??= `${found} at ${pointer}`;
    return node;
  });
  if (word === undefined) return document;
  report(`${version} has no words for ${word}, so the document is read as 3.1`);
  return { ...document, openapi: "3.1.1" };
}

function withWholeInfo(document: JsonObject, report: (what: string) => void): JsonObject {
  const { info } = document;
  const own = isObject(info) ? info : {};
  const missing = { title: "", version: "0" };
  const left = Object.keys(missing).filter((key) => own[key] === undefined);
  if (left.length === 0 && typeof own["version"] === "string") return document;
  if (left.length > 0) report(`no ${left.join(" and no ")} is read as an empty one`);
  else report("a version that is a number is read as text");
  return { ...document, info: { ...missing, ...own, version: String(own["version"] ?? missing.version) } };
}

/** A reference to where Swagger 2.0 kept its schemas. */
function withoutDefinitions(document: JsonObject, node: JsonObject, report: (what: string) => void): JsonObject {
  const name = typeof node["$ref"] === "string" ? /^#\/definitions\/([^/]+)$/.exec(node["$ref"])?.[1] : undefined;
  if (name === undefined || at(document, "components", "schemas", name) === undefined) return node;
  report(`\`#/definitions/${name}\` is read as \`#/components/schemas/${name}\``);
  return { ...node, $ref: `#/components/schemas/${name}` };
}
