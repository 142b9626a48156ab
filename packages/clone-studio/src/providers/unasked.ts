import { aloneAt } from "./all.ts";
import { nowhere } from "./stand-in.ts";
import type { StudioProvider } from "./studio-provider.ts";

/**
 * The fields of a provider's own that its document has and the page does not ask for. core's list is generated from the
 * document, so a field that joins there is noticed here, without a word that stands in its way.
 */
export function unaskedAt(provider: StudioProvider): string[] {
  const asked = provider.options.map(({ name }) => name);
  return aloneAt(provider, nowhere).optionNames.filter((name) => !asked.includes(name));
}
