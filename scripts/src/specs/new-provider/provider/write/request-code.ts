import type { ProviderPlan } from "../guess/plan.ts";
import { type Entry, literal, objectCode } from "./code.ts";

/**
 * The body of a request as code: what clone-core knows, put where the vendor wants it.
 *
 * @param languageType The type of the vendor's languages, where it lists them.
 * @throws Error when the recording stands in lists within lists.
 */
export function bodyCode({ audio, roles, fixed }: ProviderPlan, languageType: string | undefined): string {
  const { name, language, description: about, transcription } = roles;
  const at = audio.path.indexOf("*");
  const outer = at < 0 ? audio.path : audio.path.slice(0, at);
  const inner = at < 0 ? [] : audio.path.slice(at + 1);
  if (inner.includes("*")) throw new Error(`the recordings stand in a list within a list, ${audio.path.join(".")}`);
  const bytes = audio.format === "binary" ? "file" : "bytes";
  const words = transcription?.field.path.slice(at + 1);
  const isOne = !audio.isList;
  const one = (root: string): Entry[] => [
    { path: isOne ? outer : inner, code: `${root}.${bytes}` },
    ...(words === undefined ? [] : [{ path: words, code: `${root}.transcription`, unless: `${root}.transcription` }]),
  ];
  const list = inner.length === 0 ? `sample.${bytes}` : `(${objectCode(one("sample"))})`;
  const samples: Entry[] = isOne ? one("sample") : [{ path: outer, code: `samples.map((sample) => ${list})` }];
  const languageCast = languageType === undefined ? "language" : `language as ${languageType}`;
  return objectCode(
    [
      { path: name.field.path, code: "name" },
      ...(language === undefined ? [] : [{ path: language.field.path, code: languageCast }]),
      ...(about === undefined ? [] : [{ path: about.field.path, code: "description", unless: "description" }]),
      ...fixed.map((field) => ({ path: [field.name], code: literal(field.value) })),
      ...samples,
    ],
    ["...own"],
  );
}
