import { describe, Refusal } from "./refusal.ts";

interface Tag {
  readonly language: string;
  readonly script: string | undefined;
  readonly region: string | undefined;
}

// Runtimes disagree on these: Node says `fil` for `tl` and Bun does not, and none takes Norwegian and Bokmål for one.
const aliases: Readonly<Record<string, string>> = { tl: "fil", nb: "no", iw: "he", in: "id" };

/** The provider's form of a language. */
export interface LanguageMatch {
  /** The provider's own code. */
  readonly code: string;
  /** That code's BCP 47 tag. */
  readonly tag: string;
  /** Whether region or script are not the ones asked for. */
  readonly differs: boolean;
}

/**
 * Finds a provider's form of a BCP 47 tag: the same tag, else the only form that the provider has of the language.
 *
 * @param languages BCP 47 tag to provider's code; or `any`, where each tag is its own code.
 */
export function matchLanguage(
  requested: string,
  languages: ReadonlyMap<string, string> | string,
  provider: string,
): LanguageMatch {
  const asked = typeof requested === "string" ? requested : "";
  const isAny = typeof languages === "string";
  for (const [tag, code] of isAny ? [] : languages) {
    if (tag.toLowerCase() === asked.toLowerCase()) return { code, tag, differs: false };
  }
  const wanted = parse(asked);
  if (wanted === undefined) {
    const hint = /^[a-z]{2,3}_[a-z]{2,4}$/i.test(asked) ? `; ${asked} may mean ${asked.replaceAll("_", "-")}` : "";
    throw unsupported(
      `language ${requested === undefined ? "is missing: pass" : `${quote(requested)} is not`} a BCP 47 tag such as en-US${hint}`,
    );
  }
  if (isAny) return { code: asked, tag: asked, differs: false };
  const forms = [...languages]
    .map(([tag, code]) => ({ tag, code, parsed: parse(tag) }))
    .filter(({ parsed }) => parsed?.language === wanted.language);
  const exact = forms.find(({ tag, parsed }) => parsed?.region === wanted.region && sameScript(wanted, tag));
  if (exact) return { code: exact.code, tag: exact.tag, differs: false };
  const [only, ...others] = forms;
  if (only === undefined || others.length > 0) {
    throw unsupported(
      `language ${quote(requested)} ${forms.length === 0 ? "is not supported" : "has several forms"} at ${provider}: ` +
        `pass one of ${[...(forms.length === 0 ? languages.keys() : forms.map(({ tag }) => tag))].join(", ")}`,
    );
  }
  const { tag, code, parsed } = only;
  const regionDiffers = wanted.region !== undefined && parsed?.region !== undefined && wanted.region !== parsed.region;
  const scriptDiffers = parsed?.region !== undefined && !sameScript(wanted, tag);
  return { code, tag, differs: regionDiffers || scriptDiffers };
}

function parse(tag: string): Tag | undefined {
  try {
    const { language, script, region } = new Intl.Locale(tag);
    // Node has no language for `und`, others have that one.
    if (!language || language === "und") return undefined;
    return { language: aliases[language] ?? language, script, region };
  } catch {
    return undefined;
  }
}

const sameScript = ({ script }: Tag, tag: string): boolean =>
  script === undefined || script === new Intl.Locale(tag).maximize().script;

const unsupported = (message: string): Refusal => new Refusal("unsupported_language", message);

const quote = (value: unknown): string =>
  typeof value === "object" || typeof value === "function"
    ? describe(value)
    : JSON.stringify(String(value).slice(0, 40));
