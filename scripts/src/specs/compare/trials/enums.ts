import { field, form, list, node, operation, schema, type Trial, trial } from "./trial.ts";

const languages = (document: Parameters<typeof schema>[0]) => list(schema(document, "SupportedLanguage"), "enum");
const versions = (document: Parameters<typeof schema>[0]) =>
  node(document, "components", "parameters", "CartesiaVersionHeader", "schema");

/** Lists of the only values. */
export const enumTrials: readonly Trial[] = [
  trial(
    "cartesia",
    "enum-value-added",
    "minor compatible/compatible",
    "a language joins, in both directions",
    (document) => {
      languages(document).push("ur");
    },
  ),
  trial("inworld", "enum-value-added", "minor compatible/compatible", "an answer's list grows", (document) => {
    list(field(document, "inworldvoicev1Voice", "source"), "enum").push("DESIGNED");
  }),
  trial("made-up", "enum-value-added", "minor compatible/compatible", "a request's list grows", (document) => {
    list(field(document, "Order", "colour"), "enum").push("blue");
  }),
  trial(
    "cartesia",
    "request-enum-value-removed response-enum-value-removed",
    "major breaking/breaking",
    "a language less, in both directions",
    (document) => {
      languages(document).pop();
    },
  ),
  trial("made-up", "request-enum-value-removed", "major breaking/breaking", "a request's list shrinks", (document) => {
    list(field(document, "Order", "colour"), "enum").pop();
  }),
  trial(
    "inworld",
    "response-enum-value-removed",
    "major compatible/breaking",
    "an answer's list shrinks",
    (document) => {
      list(field(document, "inworldvoicev1Voice", "source"), "enum").pop();
    },
  ),
  trial("cartesia", "enum-opened documentation", "minor compatible/compatible", "Cartesia's next page", (document) => {
    node(schema(document, "VoiceMetadata"), "properties")["language"] = {
      type: "string",
      description: "The language of the voice, as an ISO 639-1 code.",
    };
    node(form(document), "properties", "clip")["description"] =
      "The clip: flac, mp3, mpeg, mpga, oga, ogg, wav or webm.";
    node(form(document), "properties", "name")["description"] = "What the voice is called.";
    operation(document)["description"] = "Clone a voice from a clip.";
  }),
  trial(
    "inworld",
    "enum-opened-with-its-names",
    "major compatible/breaking",
    "an answer's only list opens",
    (document) => {
      delete field(document, "inworldvoicev1Voice", "source")["enum"];
    },
  ),
  trial(
    "cartesia",
    "enum-opened-with-its-names",
    "major compatible/breaking",
    "the languages open everywhere",
    (document) => {
      delete schema(document, "SupportedLanguage")["enum"];
    },
  ),
  trial(
    "cartesia",
    "request-language-enum-opened",
    "minor compatible/compatible review",
    "the request's languages open",
    (document) => {
      node(form(document), "properties")["language"] = { type: "string" };
    },
  ),
  trial("made-up", "enum-opened", "minor compatible/compatible", "a list that nobody exports opens", (document) => {
    delete field(document, "Order", "colour")["enum"];
  }),
  trial("cartesia", "request-enum-closed", "major breaking/breaking", "a request's text gets a list", (document) => {
    node(form(document), "properties", "name")["enum"] = ["Ada", "Bob"];
  }),
  trial(
    "cartesia",
    "response-enum-closed",
    "minor compatible/compatible",
    "an answer's text gets a list",
    (document) => {
      field(document, "VoiceMetadata", "name")["enum"] = ["Ada", "Bob"];
    },
  ),
  trial("cartesia", "version-added", "minor compatible/compatible", "a version joins", (document) => {
    list(versions(document), "enum").push("2026-09-01");
  }),
  trial(
    "made-up",
    "version-removed",
    "major breaking/breaking",
    "a version that is not the default goes",
    (document) => {
      list(operation(document), "parameters", 2, "schema", "enum").pop();
    },
  ),
  trial(
    "cartesia",
    "default-version-moved version-added",
    "major breaking/breaking",
    "another version takes its place",
    (document) => {
      versions(document)["enum"] = ["2026-09-01"];
    },
  ),
];
