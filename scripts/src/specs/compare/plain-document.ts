import type { Json, JsonObject } from "../json.ts";
import type { OperationShape } from "./operation-shape.ts";
import type { Shape, TypeName } from "./shape.ts";

/** Where the one operation of a plain document is. */
export const plainPath = "/compared";

/** The media type under which an operation's request, or its answers, stand. */
export const plainType = (index: number): string => `application/operation-${index}`;

/**
 * Operations as a document of the fewest forms, for the generator: what means the same gives the same types, however a
 * vendor wrote it down. It has one operation; each of the given ones is a media type of its request and of its answer.
 */
export class PlainDocument {
  readonly #names = new Map<Shape, string>();
  readonly #schemas: JsonObject = {};

  /** Requests and answers as an object with a field for each parameter, media type and status that both sides have. */
  document(operations: readonly { shape: OperationShape; other: OperationShape }[]): JsonObject {
    const request: JsonObject = {};
    const response: JsonObject = {};
    for (const [index, { shape, other }] of operations.entries()) {
      request[plainType(index)] = { schema: this.#request(shape, other) };
      response[plainType(index)] = { schema: this.#response(shape, other) };
    }
    const operation = {
      requestBody: { required: true, content: request },
      responses: { 200: { description: "", content: response } },
    };
    return {
      openapi: "3.0.3",
      info: { title: "Compared", version: "1" },
      paths: { [plainPath]: { post: operation } },
      components: { schemas: this.#schemas },
    };
  }

  /** The component that a shape is in this document; `undefined` when no operation reaches it. */
  component(shape: Shape): string | undefined {
    return this.#names.get(shape);
  }

  #request(shape: OperationShape, other: OperationShape): JsonObject {
    const fields = [...shape.parameters].map(([name, field]) => [name, field.shape, field.required] as const);
    const contents = [...(shape.body?.content ?? [])]
      .filter(([type]) => other.body?.content.has(type))
      .map(([type, content]) => [`body ${type}`, content.shape, shape.body?.required === true] as const);
    return this.#object([...fields, ...contents]);
  }

  #response(shape: OperationShape, other: OperationShape): JsonObject {
    const contents = [...shape.responses].flatMap(([status, { content }]) =>
      [...content]
        .filter(([type]) => other.responses.get(status)?.content.has(type))
        .map(([type, { shape }]) => [`${status} ${type}`, shape, true] as const),
    );
    return this.#object(contents);
  }

  #object(fields: readonly (readonly [name: string, shape: Shape, required: boolean])[]): JsonObject {
    return {
      type: "object",
      properties: Object.fromEntries(fields.map(([name, shape]) => [name, this.#schema(shape)])),
      required: fields.flatMap(([name, , required]) => (required ? [name] : [])),
    };
  }

  #schema(shape: Shape): JsonObject {
    if (isLeaf(shape)) return leaf(shape);
    const known = this.#names.get(shape);
    if (known !== undefined) return { $ref: `#/components/schemas/${known}` };
    const name = `S${this.#names.size}`;
    this.#names.set(shape, name);
    this.#schemas[name] = this.#node(shape);
    return { $ref: `#/components/schemas/${name}` };
  }

  #node(shape: Shape): JsonObject {
    const parts: JsonObject[] = shape.every.map((part) => this.#schema(part));
    if (shape.alternatives.length > 0) {
      parts.push({ [shape.exclusive ? "oneOf" : "anyOf"]: shape.alternatives.map((one) => this.#schema(one)) });
    }
    const kinds = shape.types ?? (parts.length === 0 ? [undefined] : []);
    const own = shape.enum === undefined ? kinds.map((type) => this.#ofType(shape, type)) : enumNodes(shape.enum);
    if (own.length === 1 && own[0] !== undefined) parts.unshift(own[0]);
    else if (own.length > 1) parts.unshift({ anyOf: own });
    const node = parts.length === 1 && parts[0] !== undefined && !("$ref" in parts[0]) ? parts[0] : { allOf: parts };
    return shape.nullable ? { ...node, nullable: true } : node;
  }

  #ofType(shape: Shape, type: TypeName | undefined): JsonObject {
    if (type === "array") return { type, items: shape.items === undefined ? {} : this.#schema(shape.items) };
    if (type !== "object") return leaf({ ...shape, types: type === undefined ? undefined : [type], nullable: false });
    const { properties, required, additional } = shape;
    // Fields of other names are in the types only where there is nothing else, or where the document says what they hold.
    const others: Json | undefined =
      typeof additional === "object" ? this.#schema(additional) : properties.size === 0 ? additional : undefined;
    return {
      ...this.#object([...properties].map(([name, field]) => [name, field, required.has(name)])),
      ...(others === undefined ? {} : { additionalProperties: others }),
    };
  }
}

const isLeaf = (shape: Shape): boolean =>
  shape.enum === undefined &&
  shape.alternatives.length + shape.every.length === 0 &&
  (shape.types === undefined ||
    (shape.types.length === 1 && shape.types.every((type) => type !== "object" && type !== "array")));

function leaf({ types, format, nullable }: Shape): JsonObject {
  const [type] = types ?? [];
  if (type === undefined) return {};
  return { type, ...(format === undefined ? {} : { format }), ...(nullable ? { nullable } : {}) };
}

/** The generator wants values of one kind in a list. */
function enumNodes(values: readonly Json[]): JsonObject[] {
  const kinds = ["string", "number"].map((type) => ({ type, enum: values.filter((value) => typeof value === type) }));
  const nodes: JsonObject[] = kinds.filter((kind) => kind.enum.length > 0);
  return values.some((value) => typeof value === "boolean") ? [...nodes, { type: "boolean" }] : nodes;
}
