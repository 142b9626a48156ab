import { at, type JsonObject } from "../../documents/json.ts";
import { type Base, backwards, field, form, list, node, operation, schema, type Trial, trial } from "./trial.ts";

const parameters = (document: Parameters<typeof operation>[0]) => list(operation(document), "parameters");

/** A change that means nothing, from either side. */
const bothWays = (base: Base, rules: string, edit: string, apply: (document: JsonObject) => void): Trial[] => {
  const one = trial(base, rules, "none none/none", edit, apply);
  return [one, backwards(one)];
};

/** Fields, parameters and headers. */
export const fieldTrials: readonly Trial[] = [
  trial("cartesia", "request-required-field-added", "major breaking/breaking", "a required form field", (document) => {
    node(form(document), "properties")["consent"] = { type: "boolean" };
    list(form(document), "required").push("consent");
  }),
  trial(
    "inworld",
    "request-required-field-added",
    "major breaking/breaking",
    "a required field deep down",
    (document) => {
      node(schema(document, "v1VoiceSample"), "properties")["consent"] = { type: "string" };
      list(schema(document, "v1VoiceSample"), "required").push("consent");
    },
  ),
  trial("made-up", "request-required-field-added", "major breaking/breaking", "a required query", (document) => {
    parameters(document).push({ name: "page", in: "query", required: true, schema: { type: "integer" } });
  }),
  trial(
    "cartesia",
    "request-optional-field-added",
    "minor compatible/compatible",
    "an optional form field",
    (document) => {
      node(form(document), "properties")["tagline"] = { type: "string", nullable: true };
    },
  ),
  trial("made-up", "request-optional-field-added", "minor compatible/compatible", "an optional header", (document) => {
    parameters(document).push({ name: "X-Team", in: "header", schema: { type: "string" } });
  }),
  trial("cartesia", "request-field-removed", "major breaking/breaking", "a form field less", (document) => {
    delete node(form(document), "properties")["description"];
  }),
  trial("made-up", "request-field-removed", "major breaking/breaking", "a query less", (document) => {
    parameters(document).shift();
  }),
  trial(
    "made-up",
    "request-field-removed request-optional-field-added",
    "major breaking/breaking",
    "a header is a query",
    (document) => {
      node(parameters(document)[1])["in"] = "query";
    },
  ),
  trial(
    "cartesia",
    "request-field-required",
    "major breaking/breaking",
    "an optional field is required",
    (document) => {
      list(form(document), "required").push("description");
    },
  ),
  trial("made-up", "request-field-required", "major breaking/breaking", "the body is required", (document) => {
    node(operation(document), "requestBody")["required"] = true;
  }),
  trial(
    "cartesia",
    "request-field-optional",
    "minor compatible/compatible",
    "a required field is optional",
    (document) => {
      form(document)["required"] = ["clip", "name"];
    },
  ),
  trial("cartesia", "request-field-optional", "minor compatible/compatible", "the version is optional", (document) => {
    node(document, "components", "parameters", "CartesiaVersionHeader")["required"] = false;
  }),
  trial(
    "cartesia",
    "response-required-field-added",
    "minor compatible/compatible",
    "a required answer field",
    (document) => {
      node(schema(document, "VoiceMetadata"), "properties")["access"] = { type: "string" };
      list(schema(document, "VoiceMetadata"), "required").push("access");
    },
  ),
  trial(
    "inworld",
    "response-optional-field-added",
    "minor compatible/compatible",
    "an optional answer field",
    (document) => {
      node(schema(document, "inworldvoicev1Voice"), "properties")["accent"] = { type: "string" };
    },
  ),
  trial("cartesia", "response-field-removed", "major breaking/breaking", "an answer field less", (document) => {
    delete node(schema(document, "VoiceMetadata"), "properties")["is_public"];
    const required = list(schema(document, "VoiceMetadata"), "required");
    required.splice(required.indexOf("is_public"), 1);
  }),
  trial("inworld", "response-field-removed", "major breaking/breaking", "an optional answer field less", (document) => {
    delete node(schema(document, "inworldvoicev1Voice"), "properties")["promptLanguages"];
  }),
  trial("made-up", "response-field-removed", "major breaking/breaking", "an answer's header less", (document) => {
    node(operation(document), "responses", "200")["headers"] = {};
  }),
  trial(
    "cartesia",
    "response-field-optional",
    "major breaking/breaking",
    "an answer field may be missing",
    (document) => {
      list(schema(document, "VoiceMetadata"), "required").pop();
    },
  ),
  trial(
    "inworld",
    "response-field-required",
    "minor compatible/compatible",
    "an answer field is always there",
    (document) => {
      schema(document, "v1CloneVoiceResponse")["required"] = ["voice"];
    },
  ),
  trial("made-up", "serialisation-changed", "major breaking/none", "a query is written in another way", (document) => {
    node(at(operation(document), "parameters", 0))["explode"] = false;
  }),
  trial("cartesia", "request-field-hidden", "major breaking/breaking", "a form field is read-only", (document) => {
    node(form(document), "properties", "description")["readOnly"] = true;
  }),
  trial(
    "made-up",
    "request-field-shown",
    "minor compatible/compatible",
    "a field is no longer read-only",
    (document) => {
      delete field(document, "Order", "id")["readOnly"];
    },
  ),
  trial(
    "made-up",
    "request-field-shown-required",
    "major breaking/breaking",
    "a field is no longer read-only, and required",
    (document) => {
      delete field(document, "Order", "id")["readOnly"];
      list(schema(document, "Order"), "required").push("id");
    },
  ),
  trial("inworld", "response-field-hidden", "major breaking/breaking", "an answer field is write-only", (document) => {
    field(document, "inworldvoicev1Voice", "tags")["writeOnly"] = true;
  }),
  trial(
    "made-up",
    "response-field-shown",
    "minor compatible/compatible",
    "a field is no longer write-only",
    (document) => {
      delete field(document, "Thing", "secret")["writeOnly"];
    },
  ),
  trial(
    "made-up",
    "response-field-shown-required",
    "minor compatible/compatible",
    "a field is no longer write-only, and required",
    (document) => {
      delete field(document, "Thing", "secret")["writeOnly"];
      list(schema(document, "Thing"), "required").push("secret");
    },
  ),
  trial(
    "inworld",
    "access-of-other-direction",
    "none none/none",
    "an answer field is no longer read-only",
    (document) => {
      delete field(document, "inworldvoicev1Voice", "voiceId")["readOnly"];
    },
  ),
  trial("made-up", "hidden-field-changed", "none none/none", "a read-only field in a request", (document) => {
    node(schema(document, "Order"), "properties")["seen"] = { type: "string", readOnly: true };
  }),
  ...bothWays("made-up", "hidden-field-changed", "a required read-only field in a request", (document) => {
    node(schema(document, "Order"), "properties")["seen"] = { type: "string", readOnly: true };
    list(schema(document, "Order"), "required").push("seen");
  }),
  ...bothWays("made-up", "", "a read-only field of a request is required", (document) => {
    list(schema(document, "Order"), "required").push("id");
  }),
  ...bothWays("made-up", "", "a read-only field of a request has another type", (document) => {
    field(document, "Order", "id")["type"] = "integer";
  }),
  ...bothWays("made-up", "", "a write-only field of an answer has another type", (document) => {
    field(document, "Thing", "secret")["type"] = "integer";
  }),
  trial(
    "made-up",
    "type-changed",
    "major breaking/breaking",
    "a read-only field of an answer has another type",
    (document) => {
      field(document, "Thing", "id")["type"] = "integer";
    },
  ),
  trial(
    "made-up",
    "type-changed",
    "major breaking/breaking",
    "a write-only field of a request has another type",
    (document) => {
      field(document, "Order", "secret")["type"] = "integer";
    },
  ),
  backwards(
    trial(
      "made-up",
      "response-field-optional",
      "major breaking/breaking",
      "a read-only field of an answer is required",
      (document) => {
        list(schema(document, "Thing"), "required").push("id");
      },
    ),
  ),
];
