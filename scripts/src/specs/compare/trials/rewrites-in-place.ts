import type { JsonObject } from "../../documents/json.ts";
import { type Base, field, form, list, node, operation, schema, type Trial, trial } from "./trial.ts";

const same = (base: Base, edit: string, apply: (document: JsonObject) => void): Trial =>
  trial(base, "", "none none/none", edit, apply);

/** Rewrites of one place without a change of meaning. */
export const rewriteInPlaceTrials: readonly Trial[] = [
  same("cartesia", "security at the root", (document) => {
    document["security"] = list(operation(document), "security");
    delete operation(document)["security"];
  }),
  same("inworld", "security at the operation", (document) => {
    operation(document)["security"] = list(document, "security");
    document["security"] = [];
  }),
  same("made-up", "ways in, in the opposite order", (document) => {
    list(document, "security").reverse();
  }),
  same("cartesia", "the security scheme renamed, with another bearerFormat", (document) => {
    const { APIKeyAuth } = node(document, "components", "securitySchemes");
    node(document, "components")["securitySchemes"] = {
      key: { ...node(APIKeyAuth), scheme: "Bearer", bearerFormat: "JWT" },
    };
    operation(document)["security"] = [{ key: [] }];
  }),
  same("cartesia", "servers at the operation", (document) => {
    const variables = { domain: { default: "cartesia.ai" } };
    operation(document)["servers"] = [{ url: "https://api.{domain}/", variables }];
    document["servers"] = [{ url: "https://unused.example" }];
  }),
  same("cartesia", "parameters at the path, inlined", (document) => {
    const parameter = node(document, "components", "parameters", "CartesiaVersionHeader");
    node(document, "paths", "/voices/clone")["parameters"] = [parameter];
    delete operation(document)["parameters"];
  }),
  same("made-up", "an answer's header in small letters", (document) => {
    const answer = node(operation(document), "responses", "200");
    answer["headers"] = { "x-left": node(answer, "headers", "X-Left") };
  }),
  same("inworld", "body and answer as components", (document) => {
    const { requestBody, responses } = operation(document);
    const components = { requestBodies: { Clone: requestBody }, responses: { Done: node(responses, "200") } };
    Object.assign(node(document, "components"), components);
    operation(document)["requestBody"] = { $ref: "#/components/requestBodies/Clone" };
    node(responses)["200"] = { $ref: "#/components/responses/Done" };
  }),
  same("inworld", "additionalProperties: true", (document) => {
    schema(document, "protobufAny")["additionalProperties"] = true;
  }),
  same("inworld", "no additionalProperties", (document) => {
    delete schema(document, "protobufAny")["additionalProperties"];
  }),
  same("cartesia", "additionalProperties: {}", (document) => {
    schema(document, "VoiceMetadata")["additionalProperties"] = {};
  }),
  same("cartesia", "an answer in two parts of an allOf", (document) => {
    const { properties, required } = schema(document, "VoiceMetadata");
    const { id, ...others } = node(properties);
    const rest = { type: "object", required, properties: others };
    Object.assign(node(document, "components", "schemas"), {
      Identified: { type: "object", required: ["id"], properties: { id } },
      VoiceMetadata: { allOf: [{ $ref: "#/components/schemas/Identified" }, rest] },
    });
  }),
  same("cartesia", "an object without its type", (document) => {
    delete form(document)["type"];
  }),
  same("cartesia", "one value as const, in OpenAPI 3.1", (document) => {
    const version = node(document, "components", "parameters", "CartesiaVersionHeader", "schema");
    document["openapi"] = "3.1.0";
    version["const"] = list(version, "enum")[0];
    delete version["enum"];
  }),
  same("made-up", "an exclusive limit, in OpenAPI 3.1", (document) => {
    // OpenAPI 3.0 has true beside the number, 3.1 the number itself; the made-up document has the first.
    document["openapi"] = "3.1.0";
    field(document, "Square", "side")["exclusiveMinimum"] = 0;
    delete field(document, "Square", "side")["minimum"];
  }),
  same("made-up", "a schema that holds itself, inlined once", (document) => {
    node(schema(document, "Order"), "properties")["part"] = structuredClone(schema(document, "Order"));
  }),
  same("inworld", "the media type with its charset", (document) => {
    const content = node(operation(document), "requestBody", "content");
    content["application/json; charset=utf-8"] = content["application/json"];
    delete content["application/json"];
  }),
];
