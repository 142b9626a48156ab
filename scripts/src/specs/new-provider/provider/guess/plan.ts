import type { CloneErrorCode } from "@org/clone-core";
import type { Field, ProviderDescription } from "../../describe/provider-description.ts";
import { type AudioPlace, audioPlace } from "./audio-path.ts";
import { type Languages, languagesOf } from "./languages.ts";
import type { Path } from "./path.ts";
import type { Roles } from "./roles.ts";

/** What a provider's file is written from: everything decided. */
export interface ProviderPlan {
  readonly description: ProviderDescription;
  readonly roles: Roles;
  readonly audio: AudioPlace;
  readonly languages: Languages | { readonly kind: "none" };
  /** The fields of a request that the provider fills in itself, by their outermost name. */
  readonly ownFields: readonly string[];
  /** Fields that can have one value alone, which is sent by itself. */
  readonly fixed: readonly { readonly name: string; readonly value: unknown }[];
  /** What a caller has to give for every call, in `providerOptions`. */
  readonly required: readonly Field[];
  /** What the codes of the service's errors mean for clone-core. */
  readonly codes: readonly (readonly [code: string, meaning: CloneErrorCode])[];
  /** What a person should look at, a sentence each; empty for a service without surprises. */
  readonly notes: readonly string[];
}

/** Decides what a provider does with each field, and what it has to say about that. */
export function planProvider(description: ProviderDescription, roles: Roles): ProviderPlan {
  const { fields, successes, errors } = description;
  const audio = audioPlace(description);
  const said = roles.language === undefined ? undefined : languagesOf(roles.language.field);
  const played: readonly Path[] = [
    audio.path,
    ...[roles.name, roles.language, roles.description, roles.transcription].flatMap((role) =>
      role === undefined ? [] : [role.field.path],
    ),
  ];
  const ownFields = [...new Set(played.map(([name = ""]) => name))];
  const others = fields.filter(({ name }) => !ownFields.includes(name));
  const isFixed = ({ required, values }: Field): boolean => required && values?.length === 1;
  const fixed = others.filter(isFixed).map(({ name, values }) => ({ name, value: values?.[0] }));
  const required = others.filter((field) => field.required && !isFixed(field));
  // A field of an object that the provider builds, and that nobody gives.
  const left = fields
    .filter(({ name }) => ownFields.includes(name))
    .flatMap((field) => within(field))
    .filter((field) => field.required && !played.some((path) => isOn(field.path, path)));
  const codes = codesOf(roles);
  const notes = [
    ...(said?.unknown.length ? [`no BCP 47 tag is known for the languages ${said.unknown.join(", ")}`] : []),
    ...(said?.languages.kind === "words"
      ? ["the languages have names of the vendor's own: add what an update of the document brings"]
      : []),
    ...left.map(({ path }) => `nobody gives the field ${path.join(".")}, which a request has to have`),
    ...(errors.length > 0 && roles.message.length === 0 ? ["no field of an error is called like a message"] : []),
    ...(successes.some(({ fields: own }) => own.length === 0) ? ["the document does not say all of an answer"] : []),
    ...(description.key.in === "query" ? ["the key travels in the address, where it shows in logs"] : []),
  ];
  const languages = said?.languages ?? { kind: "none" as const };
  return { description, roles, audio, languages, ownFields, fixed, required, codes, notes };
}

/** The fields within one, in the items of lists too. */
const within = (field: Field): readonly Field[] =>
  (field.fields ?? []).flatMap((inner) => [inner, ...(inner.required ? within(inner) : [])]);

/** Whether one path leads to the other, or on from it. */
const isOn = (one: Path, other: Path): boolean => {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).join(".") === other.slice(0, length).join(".");
};

/** What a code of an error means, by its words; the first that fits. Waiting mends a limit of speed, so that is none. */
const meanings: readonly (readonly [RegExp, CloneErrorCode])[] = [
  [/quota|credit|balance|billing|payment|plan|upgrade|subscription|voice_?limit|limit_reached/i, "quota"],
  [/language|locale/i, "unsupported_language"],
  [/audio|recording|sample|clip|file|format|duration/i, "unsupported_audio"],
  [/unauthori[sz]ed|unauthenticated|(?:api|invalid)_?key|invalid_?token/i, "authentication"],
  [/forbidden|permission/i, "permission"],
];

function codesOf({ code }: Roles): readonly (readonly [string, CloneErrorCode])[] {
  const values = code.flatMap(({ field }) => field.values ?? []).filter((value) => typeof value === "string");
  return [...new Set(values)].flatMap((value) => {
    const found = meanings.find(([pattern]) => pattern.test(value));
    return found === undefined || /rate|too_many/i.test(value) ? [] : [[value, found[1]] as const];
  });
}
