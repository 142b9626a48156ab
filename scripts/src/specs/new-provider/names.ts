import { lowerFirst, pascalCase } from "../generate/words.ts";

/** The names that follow from a vendor's. */
export interface ProviderNames {
  /** `acme-speech` */
  readonly name: string;
  /** As the vendor writes itself: `Acme Speech`, `OpenAI`. */
  readonly vendor: string;
  /** Of the folder and the document: `acme-speech-voices`. */
  readonly spec: string;
  /** `@org/acme-speech-voices` */
  readonly package: string;
  /** What types begin with: `AcmeSpeech`. */
  readonly prefix: string;
  /** What values begin with: `acmeSpeech`. */
  readonly lower: string;
}

/** @param vendor How the vendor writes itself; without it, the name with capitals. */
export function providerNames(name: string, vendor?: string): ProviderNames {
  const written =
    vendor === undefined ? pascalCase(name) : pascalCase(vendor.normalize("NFKD").replaceAll(/\p{M}/gu, ""));
  const prefix = /^[A-Z]/.test(written) ? written : pascalCase(name);
  return {
    name,
    vendor: vendor ?? prefix,
    spec: `${name}-voices`,
    package: `@org/${name}-voices`,
    prefix,
    lower: lowerFirst(prefix),
  };
}

/** How a vendor writes a name in a text of its own, a title say: `OpenAI` for `openai` in "The OpenAI API". */
export function asWritten(name: string, text: string): string | undefined {
  const plainName = name.replaceAll("-", "");
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  for (let count = 1; count <= 4; count++) {
    for (let start = 0; start + count <= words.length; start++) {
      const some = words.slice(start, start + count);
      // What is all in small letters is written as the name is.
      if (some.join("").toLowerCase() === plainName && some.join("") !== plainName) return some.join(" ");
    }
  }
  return undefined;
}

/** Words of a title that name no vendor. */
const common =
  /^(?:the|api|apis|rest|http|openapi|swagger|public|docs?|documentation|reference|specification|spec|server|service|services|platform|developer|developers|for|of|and|v?\d+(?:\.\d+)*|beta)$/i;

/** The vendor's name for files, as far as a title tells: `acme-speech` from "Acme Speech API v2". */
export function nameFromTitle(title: string): string | undefined {
  const words = title
    .normalize("NFKD")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "" && !common.test(word));
  const name = words
    .slice(0, 3)
    .map((word) => word.toLowerCase())
    .join("-")
    .replace(/-voices?$/, "");
  return /^[a-z][a-z0-9-]*$/.test(name) ? name : undefined;
}
