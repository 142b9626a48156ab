import { field, form, node, schema, type Trial, trial } from "./trial.ts";

/** Limits, and fields of other names. */
export const constraintTrials: readonly Trial[] = [
  trial("cartesia", "request-constraint-tightened", "minor compatible/none", "maxLength in a request", (document) => {
    node(form(document), "properties", "name")["maxLength"] = 32;
  }),
  trial("inworld", "request-constraint-tightened", "minor compatible/none", "minItems in a request", (document) => {
    field(document, "VoiceServiceCloneVoiceBody", "voiceSamples")["minItems"] = 1;
  }),
  trial(
    "made-up",
    "request-constraint-tightened",
    "minor compatible/none",
    "another pattern in a request",
    (document) => {
      node(field(document, "Order", "tags"), "items")["pattern"] = "^b";
    },
  ),
  trial(
    "made-up",
    "request-constraint-loosened",
    "patch compatible/none",
    "a larger maxLength in a request",
    (document) => {
      field(document, "Order", "note")["maxLength"] = 400;
    },
  ),
  trial(
    "made-up",
    "response-constraint-tightened",
    "patch compatible/none",
    "a smaller maxLength in an answer",
    (document) => {
      field(document, "Thing", "note")["maxLength"] = 100;
    },
  ),
  trial("made-up", "response-constraint-loosened", "minor compatible/none", "no minimum in an answer", (document) => {
    delete field(document, "Thing", "size")["minimum"];
  }),
  trial("inworld", "request-fields-closed", "minor compatible/none", "a request is closed", (document) => {
    schema(document, "VoiceServiceCloneVoiceBody")["additionalProperties"] = false;
  }),
  trial("cartesia", "response-fields-closed", "patch compatible/none", "an answer is closed", (document) => {
    schema(document, "VoiceMetadata")["additionalProperties"] = false;
  }),
  trial(
    "made-up",
    "declared-fields-closed",
    "major breaking/breaking",
    "a map of numbers in a request says nothing of its fields any more",
    (document) => {
      delete field(document, "Order", "marks")["additionalProperties"];
    },
  ),
  trial(
    "inworld",
    "declared-fields-closed",
    "major breaking/breaking",
    "declared fields of any name go",
    (document) => {
      schema(document, "protobufAny")["additionalProperties"] = false;
    },
  ),
  trial("made-up", "request-fields-opened", "patch compatible/none", "a closed request opens", (document) => {
    delete field(document, "Order", "closed")["additionalProperties"];
  }),
  trial("made-up", "response-fields-opened", "minor compatible/none", "a closed answer opens", (document) => {
    field(document, "Thing", "closed")["additionalProperties"] = true;
  }),
  trial(
    "made-up",
    "request-other-fields-narrowed",
    "major breaking/breaking",
    "a map of anything in a request is one of numbers",
    (document) => {
      field(document, "Order", "free")["additionalProperties"] = { type: "number" };
    },
  ),
  trial(
    "made-up",
    "request-other-fields-widened",
    "minor compatible/compatible",
    "a map of numbers in a request is one of anything",
    (document) => {
      field(document, "Order", "marks")["additionalProperties"] = true;
    },
  ),
  trial(
    "made-up",
    "response-other-fields-narrowed",
    "minor compatible/compatible",
    "a map of anything in an answer is one of numbers",
    (document) => {
      field(document, "Thing", "free")["additionalProperties"] = { type: "number" };
    },
  ),
  trial(
    "made-up",
    "response-other-fields-widened",
    "major breaking/breaking",
    "a map of numbers in an answer is one of anything",
    (document) => {
      field(document, "Thing", "marks")["additionalProperties"] = {};
    },
  ),
];
