import { describe, expect, it } from "vitest";
import { describeOperation } from "../../src/specs/new-provider/described-operation.ts";
import { exampleText } from "../../src/specs/new-provider/example-text.ts";
import { nameSchemas } from "../../src/specs/new-provider/named-schemas.ts";
import { overlayText } from "../../src/specs/new-provider/overlay-text.ts";
import { providerNames } from "../../src/specs/new-provider/provider-names.ts";
import { acmeDocument, type Edit, operation } from "./document.ts";

type Edits = readonly Edit[];
const described = (...edits: Edits) => describeOperation(acmeDocument(...edits), operation);
const named = (name: string, ...edits: Edits) => nameSchemas(described(...edits), providerNames(name));

describe("an operation that a client is made from", () => {
  it("has its request, its first success, each error once, and the place of its audio", () => {
    const { contentType, request, success, errors, audio } = described();
    expect(contentType).toBe("multipart/form-data");
    expect(request.keys.join(".")).toBe("components.schemas.AddVoiceForm");
    expect([success.status, success.keys.at(-1)]).toEqual(["201", "Voice"]);
    expect(errors.map(({ keys }) => keys.at(-1))).toEqual(["Problem"]);
    expect(audio.keys.join(".")).toBe("components.schemas.AddVoiceForm.properties.recordings");
  });

  it.each<[string, Edits, string]>([
    [
      "no audio",
      [["contentMediaType: application/octet-stream", "title: Address"]],
      "no field of its body carries audio",
    ],
    [
      "another kind of body",
      [["multipart/form-data", "text/plain"]],
      "its body is text/plain, and clients are made for",
    ],
    ["no success in JSON", [['"201"', '"301"']], "no success of it is JSON with a schema"],
    ["one schema for body and success", [["schemas/Voice", "schemas/AddVoiceForm"]], "are one schema"],
    [
      "a required header",
      [
        [
          "      summary:",
          "      parameters: [{ in: header, name: X-Plan, required: true, schema: { type: string } }]\n      summary:",
        ],
      ],
      "its header parameter X-Plan is required",
    ],
  ])("is refused with %s", (_what, edits, message) => {
    expect(() => described(...edits)).toThrow(`--operation ${operation}: `);
    expect(() => described(...edits)).toThrow(message);
  });

  it("is shown with what is required, and the audio", () => {
    expect(exampleText(described())).toBe(
      '{ title: "Ada", locale: "en-GB", recordings: [new File([bytes], "ada.wav", { type: "audio/wav" })] }',
    );
  });
});

describe("the names of a client's types", () => {
  it("are those of their parts, and of every object and list of values that they reach", () => {
    const { request, success, errors, all } = named("acme");
    expect([request, success, errors]).toEqual(["AcmeCloneRequest", "AcmeCloneResponse", ["AcmeError"]]);
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
});

describe("the overlay of a new document", () => {
  const text = (options: object = {}, ...edits: Edits) => {
    const names = providerNames("acme");
    const operation = described(...edits);
    return overlayText(names, nameSchemas(operation, names), operation, { page: "https://acme.example", ...options });
  };

  it("has the limits that the document states, and no other", () => {
    expect(text()).toMatch(/formats:\s+values:\s+- wav\s+- mp3\s+level: refuse/);
    expect(text()).toMatch(/samples:\s+max: 5\s/);
    expect(text()).toMatch(/bytes:\s+max: 20000000\s/);
    const bare = text(
      {},
      [/ +maxItems: 5\n/, ""],
      ["audio/wav, audio/mpeg", "audio/*"],
      [/ +maxLength: 20000000\n/, ""],
    );
    expect(bare).toContain("x-audio: {}");
  });

  it("has address and key when the document has none", () => {
    const reach = text({ server: "https://api.acme.example", keyHeader: "X-Key", keyPrefix: "Token " });
    expect(reach).toContain("url: https://api.acme.example");
    expect(reach).toMatch(/in: header\s+name: X-Key\s+x-key-prefix: "Token "/);
  });
});
