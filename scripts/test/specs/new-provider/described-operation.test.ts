import { describe, expect, it } from "vitest";
import { describeOperation } from "../../../src/specs/new-provider/describe/described-operation.ts";
import { nameSchemas } from "../../../src/specs/new-provider/describe/named-schemas.ts";
import { jsonPath } from "../../../src/specs/new-provider/describe/place.ts";
import { providerNames } from "../../../src/specs/new-provider/names.ts";
import { exampleText } from "../../../src/specs/new-provider/write/example-text.ts";
import { overlayText } from "../../../src/specs/new-provider/write/overlay-text.ts";
import { acmeDocument, type Edit, operation } from "./document.ts";

type Edits = readonly Edit[];
const described = (...edits: Edits) => describeOperation(acmeDocument(...edits), operation);
const named = (name: string, ...edits: Edits) => nameSchemas(described(...edits), providerNames(name));

describe("an operation that a client is made from", () => {
  it("has its request, its successes and errors, each once, and the place of its audio", () => {
    const { contentType, request, successes, errors, audio } = described();
    expect(contentType).toBe("multipart/form-data");
    expect(request.keys.join(".")).toBe("components.schemas.AddVoiceForm");
    expect(successes.map(({ status, keys }) => [status, keys.at(-1)])).toEqual([["201", "Voice"]]);
    expect(errors.map(({ keys }) => keys.at(-1))).toEqual(["Problem"]);
    expect(audio.place.keys.join(".")).toBe("components.schemas.AddVoiceForm.properties.recordings");
  });

  it("guesses by its name a field that no schema says to carry audio, and takes the one that is named", () => {
    const edit: Edit = ["contentMediaType: application/octet-stream", "title: Address"];
    expect(described(edit).audio).toMatchObject({ names: ["recordings"], lacks: "binary", isGuess: true });
    const said = { audioField: "about" };
    const { audio } = describeOperation(acmeDocument(edit), operation, said);
    expect([audio.names, audio.isGuess]).toEqual([["about"], undefined]);
    expect(() => describeOperation(acmeDocument(), operation, { audioField: "clip" })).toThrow(
      "--audio-field clip: its body has no such field; it has title, locale, recordings",
    );
  });

  it.each<[string, Edits, string]>([
    ["no audio", [["contentMediaType: application/octet-stream", "format: uri"]], "no field of its body carries audio"],
    [
      "another kind of body",
      [["multipart/form-data", "text/plain"]],
      "its body is text/plain, and clients are made for",
    ],
    ["no success", [['"201"', '"301"']], "it lists no success: a status that begins with 2"],
    ["one schema for body and success", [["schemas/Voice", "schemas/AddVoiceForm"]], "are one schema"],
    [
      "base64 in a form",
      [["contentMediaType: application/octet-stream", "format: byte"]],
      'field "recordings" is base64',
    ],
    [
      "bytes in JSON",
      [["multipart/form-data", "application/json"]],
      'field "recordings" is bytes as they are, and JSON carries base64 alone',
    ],
    [
      "bytes within an object of a form",
      [[/recordings:\n +type: array\n.*\n.*\n +items:/, "recordings:\n          properties:\n           clip:"]],
      '"clip" in "recordings" is bytes, and an object within a form is JSON',
    ],
    [
      "words in its media type",
      [["multipart/form-data", "'application/json\"];evil();//'"]],
      "its body is application/json",
    ],
    [
      "a reference to itself",
      [
        ['schemas/Voice"', 'schemas/Loop"'],
        ["    Locale:", "    Loop: { $ref: '#/components/schemas/Loop' }\n    Locale:"],
      ],
      "leads to nothing but itself",
    ],
  ])("is refused with %s", (_what, edits, message) => {
    expect(() => described(...edits)).toThrow(`--operation ${operation}: `);
    expect(() => described(...edits)).toThrow(message);
  });

  it("has every success, and says whether one may be empty", () => {
    const later =
      "'202': { description: Later }\n        '200': { description: '', content: { application/json: { schema: { type: object, properties: { job: { type: string } } } } } }";
    const both = described(['"201":', `${later}\n        "201":`]);
    expect(both.successes.map(({ status }) => status)).toEqual(["200", "201"]);
    expect([both.isEmptyAtTimes, described().isEmptyAtTimes]).toEqual([true, false]);
  });

  it("has its recordings where they are, not where a picture is", () => {
    const picture =
      "        cover_image: { type: string, format: binary }\n        title:\n          type: string\n          minLength";
    const { audio } = described([/ {8}title:\n +type: string\n +minLength/, picture]);
    expect(audio.place.keys.at(-1)).toBe("recordings");
  });

  it("is shown with values of the right type, and without an end that never comes", () => {
    const tree =
      "    Tree: { type: object, required: [children], properties: { children: { type: array, items: { $ref: '#/components/schemas/Tree' } } } }";
    const text = exampleText(
      described(
        ["required: [title, locale, recordings]", "required: [title, tree, either]"],
        ["          minLength: 1", "          example: 5"],
        [
          "        labels:",
          "        tree: { $ref: '#/components/schemas/Tree' }\n        either: { anyOf: [{ type: 'null' }, { type: integer, example: one }] }\n        labels:",
        ],
        ["    Locale:", `${tree}\n    Locale:`],
      ),
    );
    expect(text).toContain('title: "Ada", recordings: [new File(');
    expect(text).toContain("tree: { children: [] }, either: 1 }");
  });

  it("is shown with what is required, and the audio", () => {
    expect(exampleText(described())).toBe(
      '{ title: "Ada", locale: "en-GB", recordings: [new File([bytes], "ada.wav", { type: "audio/wav" })] }',
    );
  });
});

describe("the names of a client's types", () => {
  it("are those of their parts, and of every object and list of values that they reach", () => {
    const { request, successes, errors, all } = named("acme");
    expect([request, successes, errors]).toEqual(["AcmeCloneRequest", ["AcmeCloneResponse"], ["AcmeError"]]);
    expect(Object.fromEntries(all.map(({ target, name }) => [name, target]))).toMatchObject({
      AcmeLocale: "$.components.schemas.Locale",
      AcmeReason: "$.components.schemas.Problem.properties.reason",
    });
  });

  it("stay apart from each other and from what the client exports itself", () => {
    const names = named("acme", ["Locale", "Voices"], ["Quality", "Error"]).all.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain("AcmeVoices");
    expect(names).toContain("AcmeAddVoiceFormError");
  });

  it("are not those of the lists and limits that stand beside them", () => {
    const names = named("acme", ["Locale", "ByteField"], ["Quality", "CloneRequestField"]).all.map(({ name }) => name);
    expect(names).not.toContain("AcmeByteField");
    expect(names).not.toContain("AcmeCloneRequestField");
  });

  it("reach a place by its keys: a status, an index, a quote", () => {
    expect(jsonPath(["paths", "/v", "responses", "200"])).toBe("$.paths['/v'].responses['200']");
    expect(jsonPath(["x", "anyOf", "0", "properties", "it's"])).toBe("$.x.anyOf[0].properties['it\\'s']");
    expect(() => jsonPath(["a\nb"])).toThrow('"a\\nb", has a line break');
  });
});

describe("the overlay of a new document", () => {
  const text = (...edits: Edits) => {
    const names = providerNames("acme");
    const operation = described(...edits);
    const schemas = nameSchemas(operation, names);
    return overlayText({
      names,
      schemas,
      described: operation,
      given: [],
      actions: [],
      page: "https://acme.example",
      repairs: [],
    });
  };

  it("has the limits that the document states, and no other", () => {
    expect(text()).toMatch(/formats:\s+values:\s+- wav\s+- mp3\s+level: refuse/);
    expect(text()).toMatch(/samples:\s+max: 5\s/);
    expect(text()).toMatch(/bytes:\s+max: 20000000\s/);
    const bare = text([/ +maxItems: 5\n/, ""], ["audio/wav, audio/mpeg", "audio/*"], [/ +maxLength: 20000000\n/, ""]);
    expect(bare).toContain("x-audio: {}");
  });

  it("lists what is read otherwise than it stands there, in comments", () => {
    const names = providerNames("acme");
    const operation = described();
    const repairs = [{ place: "#/x", what: "`type: file` is read as bytes" }];
    const parts = {
      names,
      schemas: nameSchemas(operation, names),
      described: operation,
      given: [],
      actions: [],
      page: "",
    };
    expect(overlayText({ ...parts, repairs })).toContain("# - #/x: `type: file` is read as bytes\nactions:");
  });
});
