import type { Field } from "../../describe/provider-description.ts";
import { candidates, type Wish } from "../guess/candidates.ts";
import { all, type Path } from "../guess/path.ts";
import type { ProviderPlan } from "../guess/plan.ts";
import { fieldCode } from "./code.ts";

/** What an answer says of a voice beside its id, and what is needed to read it. */
export interface AnswerParts {
  readonly name: readonly Path[];
  readonly language: readonly Path[];
  readonly description: readonly Path[];
  readonly createdAt: readonly Path[];
  /** Functions that stand at the end of the file. */
  readonly helpers: readonly string[];
}

const wishes: Readonly<Record<Exclude<keyof AnswerParts, "helpers">, Wish>> = {
  name: { names: ["name", "voice name", "display name", "title", "label"] },
  language: { names: ["language", "lang", "locale", "language code", "lang code", "voice language"] },
  description: { names: ["description", "about", "voice description"] },
  createdAt: { names: ["created at", "create time", "creation time", "created", "created time", "date created"] },
};

/** Finds them beside the id of each success. */
export function answerParts({ description, roles }: ProviderPlan): AnswerParts {
  const found = (part: keyof typeof wishes): Path[] =>
    roles.id.flatMap((id) => {
      const parent = id.field.path.slice(0, -1).join(".");
      const beside = description.successes
        .filter(({ fields }) => all(fields).some((field) => field.path.join(".") === id.field.path.join(".")))
        .flatMap(({ fields }) => all(fields))
        .filter((field): field is Field => field.path.slice(0, -1).join(".") === parent && field.type === "string");
      const [first] = candidates(beside, wishes[part]);
      return first === undefined ? [] : [first.path];
    });
  const createdAt = found("createdAt");
  return {
    name: found("name"),
    language: found("language"),
    description: found("description"),
    createdAt,
    helpers:
      createdAt.length === 0
        ? []
        : [
            "/** A time, where the text is one. */",
            "function timeOf(text: string | undefined): Date | undefined {",
            "  const time = new Date(text ?? Number.NaN);",
            "  return Number.isNaN(time.getTime()) ? undefined : time;",
            "}",
            "",
          ],
  };
}

const either = (paths: readonly Path[], kind: "string" | "number" = "string"): string =>
  paths.map((path) => fieldCode(path, kind)).join(" ?? ");

/** The lines of `read`. */
export function readCode({ roles, languages, codes }: ProviderPlan, parts: AnswerParts, rawType: string): string[] {
  const language = languageCode(parts.language, languages.kind);
  const raw = rawType === "unknown" ? "raw: body" : `raw: body as ${rawType}`;
  const code = roles.code.map(({ field: { path, type } }) =>
    type === "number" ? `textOf(${fieldCode(path, "number")})` : fieldCode(path, "string"),
  );
  const readsNumbers = roles.code.some(({ field }) => field.type === "number");
  const message = either(roles.message.map(({ field }) => field.path));
  const members = [
    "id",
    ...(parts.name.length === 0 ? [] : [`name: (${either(parts.name)}) || undefined`]),
    ...(language === undefined ? [] : [`language: ${language}`]),
    ...(parts.description.length === 0 ? [] : [`description: (${either(parts.description)}) || undefined`]),
    ...(parts.createdAt.length === 0 ? [] : [`createdAt: timeOf(${either(parts.createdAt)})`]),
    raw,
  ];
  return [
    "read(status, body) {",
    `  const id = ${either(roles.id.map(({ field }) => field.path))};`,
    `  if (status < 300) return id === undefined ? {} : { voice: { ${members.join(", ")} } };`,
    ...(readsNumbers
      ? ["  const textOf = (code: number | undefined) => (code === undefined ? undefined : String(code));"]
      : []),
    ...(code.length === 0 ? [] : [`  const providerCode = ${code.join(" ?? ")};`]),
    `  return { ${[
      ...(codes.length === 0 ? [] : ["code: providerCode === undefined ? undefined : codes.get(providerCode)"]),
      ...(code.length === 0 ? [] : ["providerCode"]),
      ...(message === "" ? [] : [`message: ${message}`]),
    ].join(", ")} };`,
    "},",
  ];
}

/** A language of an answer as a BCP 47 tag. */
function languageCode(paths: readonly Path[], kind: ProviderPlan["languages"]["kind"]): string | undefined {
  if (paths.length === 0) return undefined;
  const told = `(${either(paths)})`;
  if (kind === "locales") return `tagOf(${either(paths)} ?? "") || undefined`;
  if (kind === "words") return `[...languages].find(([, code]) => code === ${told})?.[0] ?? ${told}`;
  return `${told}?.replaceAll("_", "-") || undefined`;
}
