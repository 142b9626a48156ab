import { plain } from "../../../documents/vendor-text/plain.ts";
import type { ProviderPlan } from "./plan.ts";
import { type Role, type RoleName, roleNames } from "./roles.ts";

/** What each part is for clone-core. */
const meanings: Readonly<Record<RoleName, string>> = {
  name: "the voice's name",
  language: "its language",
  description: "its description",
  transcription: "the words spoken",
  id: "its id, in an answer",
  code: "an error's code",
  message: "an error's message",
};

/** The table of what was guessed: the part, its field, and what else could have been meant. */
export function roleLines({ roles, required, fixed, languages, codes, notes }: ProviderPlan): string[] {
  const rows = roleNames.map((name): readonly [string, string, string] => {
    const played = [roles[name] ?? []].flat() as readonly Role[];
    const fields = played.map(({ field }) => field.path.join(".")).join(", ") || "none";
    const from = played.some((role) => role.from === "given") ? "as --field says" : "guessed";
    const others = played.flatMap((role) => role.others).map((path) => path.join("."));
    const more = others.length === 0 ? "" : `; could be ${others.slice(0, 3).join(", ")}`;
    const hint = name === "language" && languages.kind === "any" ? "; any tag" : "";
    return [meanings[name], fields, played.length === 0 ? "" : from + more + hint];
  });
  const width = Math.max(...rows.map(([, fields]) => fields.length));
  return [
    "For clone-core (--field changes it):",
    ...rows.map(([meaning, fields, how]) =>
      `  ${meaning.padEnd(22)} ${plain(fields, 80).padEnd(width)}  ${plain(how)}`.trimEnd(),
    ),
    ...(required.length === 0
      ? []
      : [`  ${"needed in every call".padEnd(22)} ${required.map((field) => plain(field.path.join("."))).join(", ")}`]),
    ...fixed.map(({ name, value }) => `  ${"sent by itself".padEnd(22)} ${plain(`${name}: ${JSON.stringify(value)}`)}`),
    ...codes.map(([code, meaning]) => `  ${"a code means".padEnd(22)} ${plain(code)}: ${meaning}`),
    ...notes.map((note) => `  ${"look at this".padEnd(22)} ${plain(note, 300)}`),
  ];
}
