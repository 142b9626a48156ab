import { methods } from "../../documents/source/operations.ts";

const documented = ["description", "summary", "example", "examples"];
const set = (...keywords: string[]): ReadonlySet<string> => new Set([...documented, ...keywords]);

/** What is read of each mapping around schemas. Anything else that changes needs a review. */
export const readKeywords = {
  path: set(...methods, "parameters", "servers"),
  operation: set(
    ...["tags", "externalDocs", "operationId", "parameters", "requestBody", "responses"],
    ...["security", "servers", "deprecated"],
  ),
  body: set("content", "required"),
  response: set("headers", "content"),
  content: set("schema"),
  field: set(
    ...["name", "in", "required", "deprecated", "schema", "content"],
    ...["style", "explode", "allowReserved", "allowEmptyValue"],
  ),
};
