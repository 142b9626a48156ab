import { hash } from "node:crypto";
import { stringify } from "yaml";
import { at, isObject, type Json, type JsonObject } from "../json.ts";
import type { Repair } from "../repair/repaired.ts";
import { understood } from "../repair/understood.ts";
import { BeyondBounds } from "./bounds.ts";
import { type Fence, fencesOf } from "./fences.ts";
import { operationsOf } from "./operations.ts";
import { parseAsItIs, parseData, whyNotOpenApi } from "./parse-openapi.ts";
import { pruned, requireOperations, requireReferences } from "./prune.ts";
import { type ReadTextOptions, readBytes, textOf } from "./read-text.ts";

/** How {@link readSpec} reads. */
export interface ReadSpecOptions extends ReadTextOptions {
  /** The operations to keep, with what they reach: `POST /voices/clone`. Without it the document stays whole. */
  readonly operations?: readonly string[] | undefined;
}

/** An OpenAPI document as a vendor publishes it. */
export interface ReadSpec {
  /** As it is understood: Swagger 2.0 converted, usual faults mended. */
  readonly document: JsonObject;
  /** What is read otherwise than it stands there. */
  readonly repairs: readonly Repair[];
  /** The text to vendor: what stood in the page, byte for byte, unless operations had to be left out. */
  readonly text: string;
  /** Whether it stood in a documentation page or was a document by itself. */
  readonly kind: "page" | "document";
  /** The operation that the page's fence announces, `POST /voices/clone`. */
  readonly announced?: string;
  /** The operations of what was read that were not asked for: `GET /voices`. */
  readonly leftOut: readonly string[];
  /** The security schemes of all that was read, whether or not an operation asks for them. */
  readonly offeredSchemes: JsonObject;
  /** Hashes of the text to vendor, of everything that was read, and of {@link proseOf} a page. */
  readonly sha256: { readonly spec: string; readonly page: string; readonly prose?: string };
}

/**
 * Reads an OpenAPI 3 document from a file or an http(s) address that holds either a documentation page in Markdown with
 * the document in one of its fences, or the document itself as YAML or JSON.
 *
 * @throws Error that names the input and says what is wrong with it.
 */
export async function readSpec(input: string, options: ReadSpecOptions = {}): Promise<ReadSpec> {
  const bytes = await readBytes(input, options);
  return specFromText(textOf(bytes, input), input, options, bytes);
}

/** {@link readSpec} for a text that is there already. */
export function specFromText(
  text: string,
  name: string,
  { operations = [] }: Pick<ReadSpecOptions, "operations"> = {},
  bytes: Uint8Array | string = text,
): ReadSpec {
  if (text.trim() === "") throw new Error(`${name} is empty`);
  if (/^\s*<(?:!doctype|html|head|body|\?xml)/i.test(text)) {
    throw new Error(
      `${name} is an HTML page. Give the page's Markdown (many sites serve it with .md behind the address).`,
    );
  }
  const fence = specFence(text, name, operations);
  const source = fence?.text ?? text;
  const whole = parseAsItIs(source, fence === undefined ? name : `The fence on line ${fence.line} of ${name}`);
  requireOperations(whole, operations, name);

  const leftOut = operations.length > 0 ? operationsOf(whole).filter((one) => !operations.includes(one)) : [];
  const leaveOut = leftOut.length > 0;
  const asItIs = leaveOut ? pruned(whole, operations, name) : whole;
  const { document, repairs } = understood(asItIs, name);
  if (operations.length > 0) requireReferences(document, name);
  const isYaml = !/^\s*\{/.test(source);
  const kept = leaveOut || !isYaml ? stringify(asItIs, { lineWidth: 0, aliasDuplicateObjects: false }) : source;
  const announced = fence === undefined ? undefined : announcedOperation(fence);
  return {
    document,
    repairs,
    text: kept,
    kind: fence === undefined ? "document" : "page",
    ...(announced === undefined ? {} : { announced }),
    leftOut,
    offeredSchemes: schemesOf(whole),
    sha256: {
      spec: hash("sha256", kept),
      page: hash("sha256", bytes),
      ...(fence === undefined ? {} : { prose: hash("sha256", proseOf(text, fence)) }),
    },
  };
}

function schemesOf(document: JsonObject): JsonObject {
  const schemes = at(document, "components", "securitySchemes") ?? document["securityDefinitions"];
  return isObject(schemes) ? schemes : {};
}

/**
 * What a page says beside its document. Headings and quotes count for nothing: there documentation sites repeat the
 * summary and description of the document itself.
 */
function proseOf(page: string, { line, text }: Fence): string {
  const lines = page.split("\n");
  const behind = line + text.split("\n").length;
  return [...lines.slice(0, line - 1), ...lines.slice(behind)]
    .map((one) => one.trim())
    .filter((one) => one !== "" && !/^(?:#|>)/.test(one))
    .join("\n");
}

/** `POST /voices/clone` from `yaml /latest.yml POST /voices/clone`. */
function announcedOperation({ info }: Fence): string | undefined {
  const match = /(?:^|\s)(get|put|post|delete|options|head|patch|trace)\s+(\/\S*)$/i.exec(info);
  return match === null ? undefined : `${match[1]?.toUpperCase()} ${match[2]}`;
}

/** The one fence of a page that holds its document; `undefined` when the text is a document by itself. */
function specFence(text: string, name: string, operations: readonly string[]): Fence | undefined {
  if (looksLikeDocument(text)) return undefined;
  const fences = fencesOf(text).filter(({ info }) => /^(?:ya?ml|json|openapi)?(?:\s|$)/i.test(info));
  const documents = new Map(fences.map((fence) => [fence, documentIn(fence, name)] as const));
  const held = (fence: Fence): JsonObject | undefined => documents.get(fence);
  const unclosed = fences.find((fence) => !fence.closed && (announcedOperation(fence) ?? held(fence)) !== undefined);
  if (unclosed !== undefined) {
    throw new Error(
      `${name}: the fence on line ${unclosed.line} never closes, so the page may have been cut off. ` +
        "Get the whole page, or give the document by itself.",
    );
  }
  const holding = fences.filter((fence) => held(fence) !== undefined);
  const fitting = holding.filter((fence) => {
    const present = operationsOf(held(fence) ?? {});
    return operations.every((operation) => present.includes(operation));
  });
  const announced = fences.filter((fence) => announcedOperation(fence) !== undefined);
  const [only, ...others] = fitting.length > 1 ? fitting.filter((fence) => announced.includes(fence)) : fitting;
  if (only !== undefined && others.length === 0) return only;
  if (fitting.length > 1) {
    const lines = fitting.map(({ line }) => line).join(", ");
    throw new Error(`${name} holds several OpenAPI documents, on lines ${lines}: name the operation that is meant`);
  }
  // Both of these are refused further on, where the reason can be said.
  if (holding.length === 1) return holding[0];
  if (announced.length > 0) return announced[0];
  const found =
    fences.length === 0 ? "no fence with YAML or JSON" : `${fences.length} fences, none with an OpenAPI 3 document`;
  throw new Error(`${name} is neither an OpenAPI document nor a page with one: it has ${found}`);
}

/** Whether a text is meant as a document by itself, right or wrong, and not as a page. */
function looksLikeDocument(text: string): boolean {
  // Front matter, in which a page may name its operation under `openapi`.
  if (/^---\r?\n[\s\S]*?\n---\r?\n/.test(text)) return false;
  if (/^\s*\{/.test(text)) return true;
  if (/^(?:openapi|swagger|["'](?:openapi|swagger)["'])\s*:/m.test(text.split(/^[ \t]*(?:`{3}|~{3})/m, 1)[0] ?? ""))
    return true;
  try {
    return isObject(parseData(text)) && !/^[ \t]*(?:`{3}|~{3})/m.test(text);
  } catch (error) {
    // Too much of it, and refused for that further on.
    return error instanceof BeyondBounds;
  }
}

/** The OpenAPI document in a fence, if it holds one. */
function documentIn(fence: Fence, name: string): JsonObject | undefined {
  let value: Json;
  try {
    value = parseData(fence.text);
  } catch (error) {
    if (error instanceof BeyondBounds) {
      throw new BeyondBounds(`The fence on line ${fence.line} of ${name} is too much to read: ${error.message}`);
    }
    // A fence that is not YAML, an example say, is not what is looked for. One that was meant is parsed again, loudly.
    return undefined;
  }
  return whyNotOpenApi(value) === undefined && isObject(at(value, "paths")) ? (value as JsonObject) : undefined;
}
