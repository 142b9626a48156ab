import { at, isObject, type JsonObject, walk } from "../json.ts";

/**
 * Fails when a document names another file or address where a program could follow it. Wherever it stands: within
 * examples and a vendor's own words too, since programs that resolve references do not tell those apart.
 *
 * @throws Error with the place. `name` is how it calls the document.
 */
export function requireOwnReferences(document: JsonObject, name: string): void {
  walk(document, (node, pointer) => {
    const { $ref } = node;
    if (typeof $ref === "string" && !$ref.startsWith("#/")) refuse($ref, pointer, name);
    const mapping = at(node, "discriminator", "mapping");
    for (const target of Object.values(isObject(mapping) ? mapping : {})) {
      // The name of a schema has no slash; all else is an address, a file, or a reference.
      if (typeof target === "string" && /[/#]/.test(target) && !target.startsWith("#/")) refuse(target, pointer, name);
    }
  });
}

function refuse(reference: string, pointer: string, name: string): never {
  throw new Error(
    `${name}: ${reference} leads out of the document, at ${pointer}; give one that holds everything it refers to`,
  );
}
