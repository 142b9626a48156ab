import type { JsonObject } from "../json.ts";
import { asOpenApi3, isSwagger } from "../source/swagger.ts";
import { type Repair, repaired } from "./repaired.ts";

/** A document as every command reads it: OpenAPI 3.0 or 3.1, with its usual faults mended on a copy. */
export function understood(
  document: JsonObject,
  name: string,
): { readonly document: JsonObject; readonly repairs: readonly Repair[] } {
  if (!isSwagger(document)) return repaired(document);
  const { document: made, repairs } = repaired(asOpenApi3(document, name));
  return { document: made, repairs: [{ place: "#", what: "Swagger 2.0 is read as OpenAPI 3.0" }, ...repairs] };
}
