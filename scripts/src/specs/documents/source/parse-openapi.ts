import { isNode, isScalar, Lexer, LineCounter, parseDocument, visit } from "yaml";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { understood } from "../repair/understood.ts";
import { plain } from "../vendor-text/plain.ts";
import { BeyondBounds, bounds, requireBounded } from "./bounds.ts";
import { isSwagger } from "./swagger.ts";

/**
 * YAML or JSON as plain data: anchors resolved and no mapping shared by two places, since an edit of one would
 * change the other.
 *
 * @throws Error saying line and column where the text stops being YAML, or the place at which it is too large.
 */
export function parseData(text: string): Json {
  const value = parsed(text);
  requireBounded(value);
  // A mapping that holds itself has no JSON form; it has ended as one without end.
  return JSON.parse(JSON.stringify(value)) as Json;
}

function parsed(text: string): Json {
  let beyond: BeyondBounds | undefined;
  const refuse = (why: string): never => {
    beyond = new BeyondBounds(why);
    throw beyond;
  };
  // The parser keeps some kilobyte for each token, right or wrong.
  let tokens = 0;
  for (const _ of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > bounds.tokens) refuse(`it has more than ${bounds.tokens.toLocaleString("en")} tokens of YAML or JSON`);
  }
  try {
    const places = new LineCounter();
    // The parser would compare each key of a mapping with every other one, and copy the line of each mistake.
    const settings = { merge: true, prettyErrors: false, uniqueKeys: false, lineCounter: places } as const;
    const document = parseDocument(text, settings);
    const [error] = document.errors;
    if (error !== undefined) throw new Error(error.message + placeAt(error.pos[0], places), { cause: error });
    let aliases = 0;
    visit(document, {
      Map(_, { items }) {
        const keys = new Set<unknown>();
        for (const { key } of items) {
          const name = isScalar(key) ? key.value : key;
          // No document means it, and a program that reads it takes it for something else.
          if (name === "__proto__") throw new Error(`__proto__ is no name of a key${placeOf(key, places)}`);
          if (keys.has(name))
            throw new Error(`Map keys must be unique: ${plain(String(name), 80)}${placeOf(key, places)}`);
          keys.add(name);
        }
      },
      Alias(_, { source }) {
        aliases += 1;
        if (aliases > bounds.aliases)
          refuse(`it uses anchors more than ${bounds.aliases} times, as far as ${plain(source, 80)}`);
      },
    });
    return (document.toJS() ?? null) as Json;
  } catch (error) {
    if (beyond !== undefined) throw beyond;
    const message = error instanceof Error ? error.message : "";
    // The parser's own stack ends at some thousand levels; a few lines of anchors may mean gigabytes.
    if (message.includes("Maximum call stack size exceeded")) refuse(`it nests deeper than ${bounds.depth} levels`);
    if (message.includes("Excessive alias count")) refuse("its anchors repeat one another without end");
    throw error;
  }
}

function placeOf(node: unknown, places: LineCounter): string {
  const start = isNode(node) ? node.range?.[0] : undefined;
  return start === undefined ? "" : placeAt(start, places);
}

function placeAt(start: number, places: LineCounter): string {
  const { line, col } = places.linePos(start);
  return ` at line ${line}, column ${col}`;
}

/**
 * An OpenAPI 3 document from its text, understood: Swagger 2.0 converted, and usual faults mended.
 *
 * @throws Error saying what the text is instead. `name` is how it calls the text.
 */
export const parseOpenApi = (text: string, name: string): JsonObject =>
  understood(parseAsItIs(text, name), name).document;

/**
 * The same as it stands.
 *
 * @throws Error saying what the text is instead. `name` is how it calls the text.
 */
export function parseAsItIs(text: string, name: string): JsonObject {
  let value: Json;
  try {
    value = parseData(text);
  } catch (error) {
    if (error instanceof BeyondBounds) throw new BeyondBounds(`${name} is too much to read: ${error.message}`);
    throw new Error(`${name} is neither YAML nor JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  const found = whyNotOpenApi(value);
  if (found !== undefined) throw new Error(`${name} is not an OpenAPI 3 document: ${found}`);
  return value as JsonObject;
}

/** What keeps a value from being an OpenAPI document that is read; `undefined` when nothing does. */
export function whyNotOpenApi(value: Json): string | undefined {
  if (!isObject(value)) return `it is ${Array.isArray(value) ? "a list" : JSON.stringify(value)}, not a mapping`;
  const { paths } = value;
  if ("swagger" in value) {
    if (!isSwagger(value)) return `it is Swagger ${String(value["swagger"])}, and of Swagger only 2.0 is read`;
    return isObject(paths) ? undefined : "its `paths` is not a mapping";
  }
  const version = value["openapi"];
  const old = isObject(paths) && typeof paths["path"] === "string" && typeof paths["method"] === "string";
  const shape = old ? "; its `paths` is {path, method}, an older format of documentation pages" : "";
  if (version === undefined) return `it has no \`openapi\` field${shape}`;
  if (!/^3\.[012]\./.test(String(version))) {
    return `its \`openapi\` field says ${JSON.stringify(version)}, and only 3.0, 3.1 and 3.2 are read${shape}`;
  }
  if (!isObject(paths)) return "its `paths` is not a mapping";
  const odd = Object.keys(paths).find((path) => !path.startsWith("/") && !path.startsWith("x-"));
  if (odd !== undefined)
    return `its \`paths\` has the key ${JSON.stringify(odd)}, which does not begin with "/"${shape}`;
  for (const [path, item] of Object.entries(paths)) {
    if (!path.startsWith("x-") && !isObject(item)) return `${path} in its \`paths\` is not a mapping`;
  }
  return undefined;
}
