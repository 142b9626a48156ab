import { BaseResolver, createConfig, lintFromString } from "@redocly/openapi-core";
import { stringify } from "yaml";
import type { JsonObject } from "../json.ts";
import { as31 } from "../normal-document.ts";

/**
 * What a document must not have: a shape that OpenAPI does not know. Questions of style are the vendor's own, and
 * where references lead is known from reading, which tells them from examples that look like one.
 */
const rules = {
  struct: "error",
  "no-unresolved-refs": "off",
  "path-parameters-defined": "error",
  "operation-operationId-unique": "error",
  "operation-parameters-unique": "error",
} as const;

/**
 * What is wrong with an OpenAPI document, one line each with the place; empty when nothing is.
 * The linter is the one that openapi-typescript itself brings.
 */
export async function lintProblems(document: JsonObject): Promise<string[]> {
  const config = await createConfig({ rules });
  const problems = await lintFromString({
    source: stringify(as31(document)),
    absoluteRef: "openapi.yaml",
    config,
    externalRefResolver: new NoResolver(),
  });
  return problems
    .filter(({ severity }) => severity === "error")
    .map(({ message, location }) => {
      const [first] = location;
      const place = first !== undefined && "pointer" in first ? (first.pointer ?? "") : "";
      return `${place} ${message.replaceAll(/\s+/g, " ").trim()}`.trim();
    });
}

/** A reference to another file or address stays unresolved: a document must not make this machine fetch. */
class NoResolver extends BaseResolver {
  override loadExternalRef(reference: string): Promise<never> {
    return Promise.reject(new Error(`${reference} leads out of the document`));
  }
}

/** Fails when {@link lintProblems} finds anything. `name` is how the error calls the document. */
export async function requireSound(document: JsonObject, name: string): Promise<void> {
  const problems = await lintProblems(document).catch((cause: unknown) => {
    // What the linter stumbles over, a reference to itself say, does not name the document.
    const isDeep = cause instanceof RangeError;
    const why = isDeep ? "its schemas hold one another too deeply to be read" : String((cause as Error).message);
    throw new Error(`${name} is not sound OpenAPI: ${why}`, { cause });
  });
  if (problems.length === 0) return;
  const shown = problems.slice(0, 10).map((problem) => `\n  ${problem}`);
  const more = problems.length > 10 ? `\n  and ${problems.length - 10} more` : "";
  throw new Error(`${name} is not sound OpenAPI:${shown.join("")}${more}`);
}
