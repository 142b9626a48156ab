import type { JsonObject } from "../../documents/json.ts";
import { isLeaf, leafSchema, type Place, plainSchema } from "./plain-schema.ts";
import type { Shape } from "./shape.ts";

/** Where the one operation of a plain document is, and the media type of its request and its answer. */
export const plainPath = "/compared";
export const plainType = "application/json";

/** A document for the generator, with one operation whose request and answer have a field for each shape asked for. */
export class PlainDocument {
  readonly #names = new Map<Shape, string>();
  readonly #schemas: JsonObject = {};
  readonly #fields = { request: new Map<string, JsonObject>(), response: new Map<string, JsonObject>() };

  /** A component of the given schema, which stands in a direction under its own name. */
  add(name: string, direction: "request" | "response", schema: JsonObject): void {
    this.#schemas[name] = schema;
    this.#fields[direction].set(name, { $ref: `#/components/schemas/${name}` });
  }

  /** The component that a shape is in this document; `undefined` when it has none. */
  component(shape: Shape): string | undefined {
    return this.#names.get(shape);
  }

  /** A shape with everything that it holds: written where it stands, or a reference to a component. */
  readonly whole = (shape: Shape, _place?: Place): JsonObject => {
    if (isLeaf(shape)) return leafSchema(shape);
    const known = this.#names.get(shape);
    if (known !== undefined) return { $ref: `#/components/schemas/${known}` };
    const name = `S${this.#names.size}`;
    this.#names.set(shape, name);
    this.#schemas[name] = plainSchema(shape, this.whole);
    return { $ref: `#/components/schemas/${name}` };
  };

  document(): JsonObject {
    const content = (fields: ReadonlyMap<string, JsonObject>): JsonObject => ({
      [plainType]: {
        schema: { type: "object", properties: Object.fromEntries(fields), required: [...fields.keys()] },
      },
    });
    const { request, response } = this.#fields;
    const operation = {
      requestBody: { required: true, content: content(request) },
      responses: { 200: { description: "", content: content(response) } },
    };
    return {
      openapi: "3.0.3",
      info: { title: "Compared", version: "1" },
      paths: { [plainPath]: { post: operation } },
      components: { schemas: this.#schemas },
    };
  }
}
