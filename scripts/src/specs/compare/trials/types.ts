import { at } from "../../documents/json.ts";
import { field, form, list, node, operation, schema, type Trial, trial } from "./trial.ts";

/** Types, `null`, unions, formats. */
export const typeTrials: readonly Trial[] = [
  trial(
    "made-up",
    "response-alternative-removed",
    "minor compatible/compatible",
    "a union in an answer loses a type without fields",
    (document) => {
      list(field(document, "Thing", "label"), "anyOf").pop();
    },
  ),
  trial("cartesia", "type-changed", "major breaking/breaking", "a form field of another type", (document) => {
    node(form(document), "properties", "name")["type"] = "integer";
  }),
  trial("cartesia", "type-changed", "major breaking/breaking", "an answer field of another type", (document) => {
    field(document, "VoiceMetadata", "is_public")["type"] = "string";
  }),
  trial("inworld", "type-changed", "major breaking/breaking", "a list is one value", (document) => {
    node(document, "components", "schemas", "VoiceServiceCloneVoiceBody", "properties")["tags"] = { type: "string" };
  }),
  trial("made-up", "request-type-widened", "minor compatible/compatible", "whole numbers are numbers", (document) => {
    field(document, "Order", "size")["type"] = "number";
  }),
  trial(
    "made-up",
    "response-type-widened response-null-added",
    "major breaking/breaking",
    "an answer field may be anything",
    (document) => {
      delete field(document, "Thing", "size")["type"];
    },
  ),
  trial(
    "made-up",
    "request-type-narrowed request-null-removed",
    "major breaking/breaking",
    "what was anything in a request is text",
    (document) => {
      field(document, "Order", "any")["type"] = "string";
    },
  ),
  trial(
    "made-up",
    "response-type-narrowed response-null-removed",
    "minor compatible/compatible",
    "what was anything in an answer is text",
    (document) => {
      field(document, "Thing", "any")["type"] = "string";
    },
  ),
  trial("cartesia", "request-null-added", "minor compatible/compatible", "a form field may be null", (document) => {
    node(form(document), "properties", "name")["nullable"] = true;
  }),
  trial(
    "cartesia",
    "request-null-removed",
    "major breaking/breaking",
    "a reference is no longer nullable",
    (document) => {
      delete node(form(document), "properties", "base_voice_id")["nullable"];
    },
  ),
  trial("cartesia", "response-null-added", "major breaking/breaking", "an answer field may be null", (document) => {
    field(document, "VoiceMetadata", "description")["nullable"] = true;
  }),
  trial(
    "made-up",
    "response-null-removed",
    "minor compatible/compatible",
    "an answer field is never null",
    (document) => {
      field(document, "Thing", "note")["nullable"] = false;
    },
  ),
  trial(
    "made-up",
    "request-alternative-added",
    "minor compatible/compatible",
    "a union in a request grows",
    (document) => {
      list(field(document, "Order", "figure"), "anyOf").push({ type: "string" });
    },
  ),
  trial(
    "made-up",
    "request-alternative-removed",
    "major breaking/breaking",
    "a union in a request shrinks",
    (document) => {
      list(field(document, "Order", "figure"), "anyOf").pop();
    },
  ),
  trial(
    "made-up",
    "response-alternative-added",
    "major breaking/breaking",
    "a union in an answer grows",
    (document) => {
      list(field(document, "Thing", "figure"), "oneOf").unshift({ type: "string" });
    },
  ),
  trial(
    "made-up",
    "response-alternative-removed compiler-key-gone",
    "major compatible/breaking",
    "a union in an answer shrinks, and a field with it",
    (document) => {
      list(field(document, "Thing", "figure"), "oneOf").shift();
    },
  ),
  trial(
    "made-up",
    "request-optional-field-added response-optional-field-added",
    "minor compatible/compatible",
    "each of a union gains an optional field",
    (document) => {
      for (const name of ["Circle", "Square"]) node(schema(document, name), "properties")["unit"] = { type: "string" };
    },
  ),
  trial(
    "made-up",
    "request-alternative-added",
    "minor compatible/compatible",
    "a field becomes a union",
    (document) => {
      const note = field(document, "Order", "note");
      node(document, "components", "schemas", "Order", "properties")["note"] = {
        nullable: true,
        anyOf: [{ type: "string", maxLength: note["maxLength"] }, { type: "integer" }],
      };
    },
  ),
  trial(
    "made-up",
    "request-alternative-added request-default-changed deprecation-changed",
    "minor compatible/compatible review",
    "a field becomes a union with a default, and deprecated",
    (document) => {
      node(schema(document, "Order"), "properties")["on"] = {
        anyOf: [{ type: "string", format: "date-time" }, { type: "integer" }],
        default: 0,
        deprecated: true,
      };
    },
  ),
  trial(
    "made-up",
    "request-alternative-added request-default-changed",
    "minor compatible/compatible review",
    "a field becomes a union of which one has a default",
    (document) => {
      node(schema(document, "Order"), "properties")["on"] = {
        anyOf: [
          { type: "string", format: "date-time" },
          { type: "integer", default: 0 },
        ],
      };
    },
  ),
  trial(
    "made-up",
    "request-alternative-added",
    "minor compatible/compatible",
    "a query with a default becomes a union with the same default",
    (document) => {
      node(at(operation(document), "parameters", 0))["schema"] = {
        anyOf: [{ type: "integer", maximum: 100 }, { type: "string" }],
        default: 10,
      };
    },
  ),
  trial(
    "cartesia",
    "request-bytes-format-changed",
    "major breaking/breaking",
    "binary is byte in a form",
    (document) => {
      node(form(document), "properties", "clip")["format"] = "byte";
    },
  ),
  trial(
    "inworld",
    "request-bytes-format-changed",
    "major breaking/breaking",
    "byte is binary in a request",
    (document) => {
      field(document, "v1VoiceSample", "audioData")["format"] = "binary";
    },
  ),
  trial(
    "inworld",
    "response-bytes-format-changed",
    "major breaking/none",
    "byte is binary in an answer",
    (document) => {
      field(document, "v1AudioSampleValidated", "audioData")["format"] = "binary";
    },
  ),
  trial("cartesia", "request-format-added", "minor compatible/none", "a request's text has a format", (document) => {
    node(form(document), "properties", "name")["format"] = "uri";
  }),
  trial("made-up", "request-format-removed", "patch compatible/none", "a request's format goes", (document) => {
    delete field(document, "Order", "on")["format"];
  }),
  trial("cartesia", "response-format-added", "patch compatible/none", "an answer's text has a format", (document) => {
    field(document, "VoiceMetadata", "user_id")["format"] = "uuid";
  }),
  trial("cartesia", "response-format-removed", "minor compatible/none", "an answer's format goes", (document) => {
    delete field(document, "VoiceMetadata", "created_at")["format"];
  }),
  trial("cartesia", "format-changed", "major breaking/none review", "an answer's format is another", (document) => {
    field(document, "VoiceMetadata", "created_at")["format"] = "date";
  }),
  trial("made-up", "request-type-narrowed", "major breaking/breaking", "a note may only be null", (document) => {
    node(schema(document, "Order"), "properties")["note"] = { enum: [null] };
  }),
  trial(
    "made-up",
    "request-type-widened request-null-added request-constraint-loosened keyword-changed",
    "minor compatible/compatible review",
    "no item is allowed in a list",
    (document) => {
      field(document, "Order", "tags")["items"] = false;
    },
  ),
  trial(
    "made-up",
    "request-type-widened request-null-added enum-opened",
    "minor compatible/compatible",
    "a list of values is anything",
    (document) => {
      node(schema(document, "Order"), "properties")["colour"] = {};
    },
  ),
];
