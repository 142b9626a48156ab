import { describe, expect, it } from "vitest";
import type { Field, ProviderDescription } from "../../../src/specs/new-provider/describe/provider-description.ts";
import { providerNames } from "../../../src/specs/new-provider/names.ts";
import { givenRoles } from "../../../src/specs/new-provider/provider/guess/given-roles.ts";
import { languagesOf } from "../../../src/specs/new-provider/provider/guess/languages.ts";
import { planProvider } from "../../../src/specs/new-provider/provider/guess/plan.ts";
import { roleLines } from "../../../src/specs/new-provider/provider/guess/role-lines.ts";
import { readRoles } from "../../../src/specs/new-provider/provider/guess/roles.ts";

/** Fields by their names: `?` for one that may be missing, an object for what is within. */
type Shape = { readonly [name: string]: Partial<Field> | Shape | "text" | "number" };

function fieldsOf(shape: Shape, path: readonly string[] = []): Field[] {
  return Object.entries(shape).map(([key, value]): Field => {
    const name = key.replace("?", "");
    const base = { name, path: [...path, name], required: !key.endsWith("?"), nullable: false };
    if (value === "text") return { ...base, type: "string" };
    if (value === "number") return { ...base, type: "number" };
    if ("type" in value && typeof value.type === "string") return { ...base, ...(value as Partial<Field>) } as Field;
    return { ...base, type: "object", fields: fieldsOf(value as Shape, base.path) };
  });
}

const file = { type: "binary" } as const;

function described(
  request: Shape,
  success: Shape,
  errors: readonly Shape[] = [],
  audio = ["clip"],
): ProviderDescription {
  const answer = (shape: Shape, status: string) => ({
    status,
    typeName: "AcmeAnswer",
    fields: fieldsOf(shape),
    examples: [],
  });
  return {
    names: providerNames("acme"),
    method: "POST",
    path: "/voices",
    baseUrl: "https://api.acme.example",
    body: "form",
    key: { in: "header", name: "X-Key", prefix: "" },
    clientOptions: [],
    fixedHeaders: {},
    requestType: "AcmeCloneRequest",
    fields: fieldsOf(request),
    audio: { path: audio, format: "binary", isList: false },
    successes: [answer(success, "200")],
    isEmptyAtTimes: false,
    errors: errors.map((shape) => answer(shape, "400")),
  };
}

/** Who plays each part, by the paths of the fields. */
function played(description: ProviderDescription, ...given: string[]) {
  const { roles, open } = readRoles(description, givenRoles(given));
  if (roles === undefined) return { open: open?.map(({ role, choices }) => [role, ...choices]) };
  const at = (role: { readonly field: Field } | undefined) => role?.field.path.join(".");
  const { name, language, description: about, transcription, id, code, message } = roles;
  return {
    ...{ name: at(name), language: at(language), about: at(about), words: at(transcription) },
    ...{ id: id.map(at), code: code.map(at), message: message.map(at) },
  };
}

describe("which field is what", () => {
  it.each([
    ["voice_name", "lang_code", "about", { data: { voice_id: "text" } }, "data.voice_id"],
    ["displayName", "locale", "description", { voice: { uuid: "text" }, request_id: "text" }, "voice.uuid"],
    ["title", "language", "notes", { id: "text", user_id: "text" }, "id"],
    ["speaker_name", "voiceLanguage", "bio", { custom_voice_id: "text", status: "text" }, "custom_voice_id"],
  ] as const)("is told by names: %s, %s, %s", (name, language, about, success, id) => {
    const request = { file_name: "text", clip: file, [name]: "text", [language]: "text", [about]: "text" } as const;
    expect(played(described(request, success))).toMatchObject({ name, language, about, id: [id] });
  });

  it("is a text: no list, number or object plays a part", () => {
    const request = { clip: file, name: "text", language: { type: "list" }, description: "number" } as const;
    expect(played(described(request, { id: "text" }))).toMatchObject({ language: undefined, about: undefined });
  });

  it("is told in each shape of an error, and one field is not both code and message", () => {
    const errors = [
      { error: { reason: "text", message: "text" } },
      { error: "text", code: "number" },
      { detail: "text" },
    ] as const;
    expect(played(described({ clip: file, name: "text" }, { id: "text" }, errors))).toMatchObject({
      code: ["error.reason", "code"],
      message: ["error.message", "error", "detail"],
    });
  });

  it("takes the words beside a recording for its own, and a text alone for none", () => {
    const list = { type: "list", fields: [] } as const;
    const items = fieldsOf({ data: { type: "base64" }, text: "text" }, ["samples", "*"]);
    const beside = { name: "text", samples: { ...list, fields: items } } as const;
    expect(played(described(beside, { id: "text" }, [], ["samples", "data"]))).toMatchObject({
      words: "samples.*.text",
    });
    expect(played(described({ clip: file, name: "text", text: "text" }, { id: "text" }))).toMatchObject({
      words: undefined,
    });
    expect(played(described({ clip: file, name: "text", transcript: "text" }, { id: "text" }))).toMatchObject({
      words: "transcript",
    });
  });

  it("is what --field says, none included", () => {
    const request = { clip: file, name: "text", label: "text", language: "text", description: "text" } as const;
    const answer = { id: "text", data: { ref: "text" } } as const;
    expect(played(described(request, answer), "name=label", "language=none", "id=data.ref")).toMatchObject({
      name: "label",
      language: undefined,
      id: ["data.ref"],
    });
    expect(() => played(described(request, answer), "id=data.id")).toThrow(
      "--field id=data.id: there is no such field; there are id, data.ref",
    );
  });

  it("is asked for where nothing is called like it, with what could be meant", () => {
    expect(played(described({ clip: file, x: "text" }, { state: "text", of: { ref: "text" } }))).toEqual({
      open: [
        ["name", "x"],
        ["id", "state", "of.ref"],
      ],
    });
  });

  it.each([
    ["language", "is no part and its field, as in --field language=locale: the parts are name, language"],
    ["colour=red", "is no part and its field"],
    ["id=none", "without an id there is no provider; leave it out with --no-provider"],
  ])("refuses --field %s", (text, message) => {
    expect(() => givenRoles([text])).toThrow(message);
  });
});

describe("the languages of a document", () => {
  const field = (values?: readonly string[]) =>
    languagesOf({ ...(fieldsOf({ l: "text" })[0] as Field), ...(values && { values }) });

  it.each([
    [undefined, { kind: "any" }],
    [["en", "pt-BR", "auto"], { kind: "tags" }],
    [["EN_US", "AUTO", "zh_CN"], { kind: "locales" }],
  ])("%j are read", (values, languages) => {
    expect(field(values)).toEqual({ languages, unknown: [] });
  });

  it("that have names of the vendor's own get tags, and those that nobody knows are told", () => {
    expect(field(["english", "German", "elvish"])).toEqual({
      languages: {
        kind: "words",
        tags: [
          ["en", "english"],
          ["de", "German"],
        ],
      },
      unknown: ["elvish"],
    });
  });
});

describe("what a provider does with the other fields", () => {
  const request = {
    ...{ clip: file, name: "text" as const, consent: { type: "boolean" as const }, "style?": "text" as const },
    mode: { type: "string" as const, values: ["instant"] },
  } satisfies Shape;
  const description = described(request, { id: "text" }, [
    { code: { type: "string", values: ["voice_limit_reached", "rate_limit", "bad_audio", "odd"] }, message: "text" },
  ]);
  const { roles } = readRoles(description);

  it("asks callers for those that are required, sends those of one value, and knows some codes", () => {
    if (roles === undefined) throw new Error("the roles are open");
    const plan = planProvider(description, roles);
    expect(plan.required.map(({ name }) => name)).toEqual(["consent"]);
    expect(plan.fixed).toEqual([{ name: "mode", value: "instant" }]);
    expect(plan.codes).toEqual([
      ["voice_limit_reached", "quota"],
      ["bad_audio", "unsupported_audio"],
    ]);
    expect(plan.notes).toEqual([]);
    expect(roleLines(plan)).toEqual(
      expect.arrayContaining([
        "  the voice's name       name     guessed",
        "  its language           none",
        "  needed in every call   consent",
        '  sent by itself         mode: "instant"',
      ]),
    );
  });
});
