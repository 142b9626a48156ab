import { backwards, field, form, list, node, operation, schema, type Trial, trial } from "./trial.ts";

const responses = (document: Parameters<typeof operation>[0]) => node(operation(document), "responses");
const path = (document: Parameters<typeof operation>[0]) => node(document, "paths", "/voices/clone");

/** Operations, addresses, keys, media types, statuses, words. */
export const operationTrials: readonly Trial[] = [
  trial("cartesia", "operation-added", "minor compatible/compatible", "another method", (document) => {
    path(document)["get"] = { responses: { "200": { description: "All." } } };
  }),
  trial("cartesia", "operation-removed operation-added", "major breaking/breaking", "another path", (document) => {
    document["paths"] = { "/v2/voices/clone": path(document) };
  }),
  trial(
    "cartesia",
    "operation-removed operation-added",
    "major breaking/breaking",
    "the method is another",
    (document) => {
      document["paths"] = { "/voices/clone": { put: operation(document) } };
    },
  ),
  trial("inworld", "server-changed", "major breaking/none", "another address", (document) => {
    document["servers"] = [{ url: "https://api.eu.inworld.example" }];
  }),
  trial("cartesia", "server-changed", "major breaking/none", "another address for the operation alone", (document) => {
    operation(document)["servers"] = [{ url: "https://upload.cartesia.example" }];
  }),
  trial("cartesia", "server-added", "minor compatible/none", "a second address", (document) => {
    list(document, "servers").push({ url: "https://eu.cartesia.example" });
  }),
  trial("made-up", "server-removed", "major breaking/none", "the second address goes", (document) => {
    list(document, "servers").pop();
  }),
  trial("cartesia", "security-changed", "major breaking/none", "the key in a header of its own", (document) => {
    node(document, "components", "securitySchemes")["APIKeyAuth"] = { type: "apiKey", in: "header", name: "X-API-Key" };
  }),
  trial("cartesia", "security-changed", "major breaking/none", "the operation falls back to the root", (document) => {
    delete operation(document)["security"];
  }),
  trial("made-up", "security-changed", "major breaking/none", "one of two ways in goes", (document) => {
    list(document, "security").pop();
  }),
  trial("inworld", "security-alternative-added", "minor compatible/none", "another way in", (document) => {
    node(document, "components", "securitySchemes")["token"] = { type: "http", scheme: "bearer" };
    list(document, "security").push({ token: [] });
  }),
  trial(
    "cartesia",
    "content-type-removed request-content-type-added",
    "major breaking/breaking",
    "JSON instead of a form",
    (document) => {
      node(operation(document), "requestBody")["content"] = { "application/json": { schema: form(document) } };
    },
  ),
  trial("cartesia", "request-content-type-added", "minor compatible/compatible", "JSON beside the form", (document) => {
    node(operation(document), "requestBody", "content")["application/json"] = { schema: form(document) };
  }),
  trial("cartesia", "content-type-removed", "major breaking/breaking", "an answer without a body", (document) => {
    node(responses(document), "200")["content"] = {};
  }),
  trial(
    "cartesia",
    "response-content-type-added",
    "minor compatible/compatible review",
    "an answer in another form",
    (document) => {
      node(responses(document), "200", "content")["text/csv"] = { schema: { type: "string" } };
    },
  ),
  trial(
    "cartesia",
    "response-success-status-removed response-success-status-added",
    "major breaking/breaking review",
    "201 instead of 200",
    (document) => {
      operation(document)["responses"] = { "201": node(responses(document), "200") };
    },
  ),
  trial(
    "cartesia",
    "response-success-status-added",
    "minor compatible/compatible review",
    "202 beside 200",
    (document) => {
      responses(document)["202"] = { description: "Later." };
    },
  ),
  trial(
    "cartesia",
    "response-error-response-added",
    "minor compatible/compatible",
    "an error is written down",
    (document) => {
      responses(document)["429"] = {
        description: "Too many.",
        content: { "application/json": { schema: { type: "object" } } },
      };
    },
  ),
  trial(
    "made-up",
    "response-error-response-unpromised",
    "minor compatible/compatible",
    "an error is no longer written down",
    (document) => {
      delete responses(document)["404"];
    },
  ),
  trial(
    "inworld",
    "response-error-response-removed",
    "major compatible/breaking",
    "the error that a package exports is no longer written down",
    (document) => {
      delete responses(document)["default"];
    },
  ),
  backwards(
    trial(
      "cartesia",
      "response-error-response-left-to-default",
      "minor compatible/compatible",
      "an error that the overlay covers",
      (document) => {
        responses(document)["404"] = { description: "Not found." };
      },
    ),
  ),
  trial(
    "made-up",
    "response-error-response-left-to-default response-error-response-added",
    "minor compatible/compatible",
    "an error is left to the default",
    (document) => {
      operation(document)["responses"] = {
        "200": node(responses(document), "200"),
        default: node(responses(document), "404"),
      };
    },
  ),
  trial("cartesia", "documentation", "none none/none", "descriptions, titles, examples and tags", (document) => {
    schema(document, "VoiceId")["description"] = "How the voice is known.";
    schema(document, "VoiceId")["example"] = "a0e99841";
    operation(document)["tags"] = ["Clones"];
    operation(document)["operationId"] = "clone";
    node(document, "info")["version"] = "0.0.2";
  }),
  trial("inworld", "cited-words-changed", "none none/none review", "the formats of a sample, in words", (document) => {
    field(document, "v1VoiceSample", "audioData")["description"] = "Supports WAV, MP3 and OGG.";
  }),
  trial("inworld", "cited-words-changed", "none none/none review", "how the key travels, in words", (document) => {
    node(document, "components", "securitySchemes", "inworld_basic")["description"] = "Use `Bearer $INWORLD_API_KEY`.";
  }),
  trial("inworld", "cited-words-changed", "none none/none review", "the length of a sample, in words", (document) => {
    field(document, "VoiceServiceCloneVoiceBody", "voiceSamples")["description"] = "Up to 30 seconds.";
  }),
  trial("cartesia", "deprecation-changed", "patch none/none", "a field is deprecated", (document) => {
    field(document, "VoiceMetadata", "is_public")["deprecated"] = true;
  }),
  trial(
    "made-up",
    "request-default-changed",
    "minor compatible/none review",
    "another default in a request",
    (document) => {
      node(list(operation(document), "parameters")[0], "schema")["default"] = 20;
    },
  ),
  trial("cartesia", "response-default-changed", "none none/none", "a default in an answer", (document) => {
    field(document, "VoiceMetadata", "is_public")["default"] = false;
  }),
  trial("cartesia", "keyword-changed", "none none/none review", "how a form field is encoded", (document) => {
    node(operation(document), "requestBody", "content", "multipart/form-data")["encoding"] = {
      clip: { contentType: "audio/wav" },
    };
  }),
  trial("made-up", "keyword-changed", "none none/none review", "a word of OpenAPI 3.2 that is new", (document) => {
    document["openapi"] = "3.2.0";
    node(responses(document), "200", "content", "application/json")["itemSchema"] = { type: "string" };
  }),
  trial("cartesia", "keyword-changed", "none none/none review", "a keyword that no rule reads", (document) => {
    form(document)["not"] = { required: ["base_voice_id", "description"] };
  }),
  trial("cartesia", "deprecation-changed", "patch none/none", "the operation is deprecated", (document) => {
    operation(document)["deprecated"] = true;
  }),
  trial("made-up", "deprecation-changed", "patch none/none", "a query is deprecated", (document) => {
    node(list(operation(document), "parameters")[0])["deprecated"] = true;
  }),
  trial("made-up", "keyword-changed", "none none/none review", "links of an answer", (document) => {
    node(responses(document), "200")["links"] = { again: { operationId: "make" } };
  }),
  trial("made-up", "keyword-changed", "none none/none review", "callbacks", (document) => {
    operation(document)["callbacks"] = { done: {} };
  }),
  trial("cartesia", "keyword-changed", "none none/none review", "an unknown keyword of a parameter", (document) => {
    node(document, "components", "parameters", "CartesiaVersionHeader")["hidden"] = true;
  }),
];
