import { type CloneProvider, isCloneError } from "@org/clone-core";
import { dryRun } from "@org/clone-core/dry-run";
import type { Language, LanguageForm, ProviderName } from "../api/facts.ts";
import { aloneAt, studioProviders } from "./all.ts";
import { anySample, nowhere } from "./stand-in.ts";
import type { StudioProvider } from "./studio-provider.ts";

let known: Promise<readonly Language[]> | undefined;

/** Every language that a provider has, and what core makes of it at each. Nothing is sent. */
export function languagesOfAll(): Promise<readonly Language[]> {
  known ??= read();
  return known;
}

async function read(): Promise<readonly Language[]> {
  const tags = new Set(
    studioProviders.flatMap((one) => {
      const { languages } = aloneAt(one, nowhere);
      // One that takes any language, or none, has none to offer.
      return typeof languages === "string" ? [] : [...languages.keys()];
    }),
  );
  return Promise.all(
    [...tags].map(async (tag) => {
      const forms = await Promise.all(studioProviders.map(async (one) => [one.name, await formAt(one, tag)] as const));
      return { tag, forms: Object.fromEntries(forms.filter(hasForm)) };
    }),
  );
}

const hasForm = (
  entry: readonly [ProviderName, LanguageForm | undefined],
): entry is readonly [ProviderName, LanguageForm] => entry[1] !== undefined;

/** How a language is matched is core's to say, so it is asked with a call that ends before its request. */
async function formAt(one: StudioProvider, language: string): Promise<LanguageForm | undefined> {
  let code = "";
  const alone = aloneAt(one, nowhere);
  const provider: CloneProvider = {
    ...alone,
    send(request, context) {
      code = request.language;
      return alone.send(request, context);
    },
  };
  try {
    const { warnings } = await dryRun({ provider, name: "-", language, sample: anySample });
    const warning = warnings.find((told) => told.code === "language_differs")?.message;
    return warning === undefined ? { code } : { code, warning };
  } catch (error) {
    if (isCloneError(error) && error.code === "unsupported_language") return undefined;
    throw error;
  }
}
