import type { Field, ProviderDescription } from "../../describe/provider-description.ts";
import { type AudioPlace, audioPlace } from "./audio-path.ts";
import { candidates, type Wish } from "./candidates.ts";
import { all, type Path, same } from "./path.ts";

/** The parts that fields play for clone-core, in the order in which a person reads of them. */
export const roleNames = ["name", "language", "description", "transcription", "id", "code", "message"] as const;
export type RoleName = (typeof roleNames)[number];

/** A field that plays a part, and how that is known. */
export interface Role {
  readonly field: Field;
  /** `given`: by `--field`; `guessed`: by its name and type. */
  readonly from: "given" | "guessed";
  /** Others that could have been meant, the likeliest first. */
  readonly others: readonly Path[];
}

/** What each part is played by; absent where no field plays it. */
export interface Roles {
  readonly name: Role;
  readonly language?: Role | undefined;
  readonly description?: Role | undefined;
  readonly transcription?: Role | undefined;
  /** Of each success that tells of a voice, in the order in which they are tried. */
  readonly id: readonly [Role, ...Role[]];
  /** Of each shape of an error, in the order in which they are tried. */
  readonly code: readonly Role[];
  readonly message: readonly Role[];
}

/** Fields that a person named, by part; `null` for a part that no field plays. */
export type GivenRoles = Readonly<Partial<Record<RoleName, Path | null>>>;

/** What a field that plays a part is called, the likeliest first; words as `words` of `candidates.ts` makes them. */
const wishes: Readonly<Record<RoleName, Wish>> = {
  name: {
    names: ["name", "voice name", "display name", "title", "label", "voice title"],
    like: /\b(?:name|title)$/,
    not: /file|user|owner|model|company|organi[sz]ation|engine/,
  },
  language: {
    names: [
      "language",
      "lang",
      "locale",
      "language code",
      "lang code",
      "voice language",
      "language id",
      "iso language",
    ],
  },
  description: { names: ["description", "about", "voice description", "desc", "notes", "summary", "bio"] },
  transcription: {
    names: [
      ...[
        "transcription",
        "transcript",
        "audio transcript",
        "reference text",
        "ref text",
        "prompt text",
        "sample text",
      ],
      ...["audio text", "spoken text", "text"],
    ],
  },
  id: {
    names: ["voice id", "id", "voice uuid", "uuid", "speaker id", "voice key", "model id", "voice"],
    like: /\bid$/,
    not: /request|user|job|task|account|owner|workspace|project|tenant|trace|parent|base/,
  },
  code: { names: ["code", "error code", "reason", "type", "error type", "status", "error", "kind"], numbers: true },
  message: {
    names: [
      "message",
      "error message",
      "detail",
      "msg",
      "error description",
      "description",
      "details",
      "error",
      "title",
    ],
  },
};

/** A part that a provider cannot do without, and that no field is called like. */
export interface OpenRole {
  readonly role: "name" | "id";
  /** What is asked for: `the id of a voice in an answer`. */
  readonly asks: string;
  /** The fields that could play it, as `--field` takes them. */
  readonly choices: readonly string[];
}

/**
 * Which field plays which part, as `--field` says or by names and types; or the parts that nobody can guess.
 *
 * @throws Error when `--field` names a field that there is not.
 */
export function readRoles(
  description: ProviderDescription,
  given: GivenRoles = {},
): { readonly roles: Roles; readonly open?: never } | { readonly roles?: never; readonly open: readonly OpenRole[] } {
  const { fields, successes, errors } = description;
  const audio = audioPlace(description);
  const open: OpenRole[] = [];
  /** What plays a part in one of several lists, each of which is asked by itself where nothing was given. */
  const roles = (part: RoleName, lists: readonly (readonly Field[])[], wish: Wish = wishes[part]): readonly Role[] => {
    const said = given[part];
    if (said === null) return [];
    if (said === undefined) return distinct(lists.flatMap((list) => guessed(list, wish)));
    const field = lists.flatMap((list) => all(list)).find((one) => one.path.join(".") === said.join("."));
    if (field !== undefined) return [{ field, from: "given", others: [] }];
    const names = known(lists);
    const there = names.length === 0 ? "the document describes none" : `there are ${names.slice(0, 20).join(", ")}`;
    throw new Error(`--field ${part}=${said.join(".")}: there is no such field; ${there}`);
  };
  const needed = (part: "name" | "id", lists: readonly (readonly Field[])[], what: string): readonly Role[] => {
    const found = roles(part, lists);
    if (found.length === 0) open.push({ role: part, asks: what, choices: known(lists) });
    return found;
  };

  const request = [fields.filter(({ name }) => name !== audio.path[0])];
  const [name] = needed("name", request, "the name of a new voice");
  const [id, ...otherIds] = needed("id", fieldsOf(successes), "the id of a voice in an answer");
  const [language] = roles("language", request);
  const [about] = roles("description", request);
  const [transcription] = roles("transcription", [besideAudio(fields, audio)], spokenIn(audio));
  // The one text of an error says what is wrong to a person.
  const several = errors.filter(({ fields: own }) => given.code !== undefined || !hasOneText(own));
  const code = roles("code", fieldsOf(several));
  // One field is not both of them.
  const isFree = (field: Field): boolean => !code.some((one) => same(one.field, field));
  const message = roles("message", fieldsOf(errors), { ...wishes.message, isFree });
  if (name === undefined || id === undefined) return { open };
  return { roles: { name, language, description: about, transcription, id: [id, ...otherIds], code, message } };
}

const fieldsOf = (answers: readonly { readonly fields: readonly Field[] }[]): readonly (readonly Field[])[] =>
  answers.map(({ fields }) => fields);

/** The likeliest field, if there is one. */
function guessed(list: readonly Field[], wish: Wish): readonly Role[] {
  const [first, ...others] = candidates(list, wish);
  return first === undefined ? [] : [{ field: first, from: "guessed", others: others.map(({ path }) => path) }];
}

/** The fields that stand where the recording does. Words beside a list of recordings are of none of them. */
function besideAudio(fields: readonly Field[], { path, isList }: AudioPlace): readonly Field[] {
  if (isList && path.at(-1) === "*") return [];
  const place = path.slice(0, -1).join(".");
  return all(fields).filter((one) => one.path.slice(0, -1).join(".") === place && !same(one, { path }));
}

/** A text beside nothing but a recording may be one to be read by the new voice. */
const spokenIn = ({ path }: AudioPlace): Wish =>
  path.length > 1 ? wishes.transcription : { names: wishes.transcription.names.filter((one) => one !== "text") };

const hasOneText = (fields: readonly Field[]): boolean =>
  all(fields).filter(({ type }) => type === "string").length === 1 &&
  !all(fields).some(({ type }) => type === "number");

/** Each place once. */
const distinct = (roles: readonly Role[]): readonly Role[] =>
  roles.filter((one, index) => roles.findIndex(({ field }) => same(field, one.field)) === index);

/** The texts among some fields. */
const known = (lists: readonly (readonly Field[])[]): readonly string[] => [
  ...new Set(
    lists
      .flatMap((list) => all(list))
      .filter(({ type, path }) => type === "string" && !path.includes("*"))
      .map(({ path }) => path.join(".")),
  ),
];
