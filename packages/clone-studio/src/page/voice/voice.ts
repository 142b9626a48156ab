import { computed, signal } from "@preact/signals";
import type { CloneFields } from "../../api/clone.ts";
import type { ProviderFacts } from "../../api/facts.ts";
import { chosenNames, facts } from "../studio.ts";

export const name = signal("");
/** BCP 47, as somebody has chosen it; it stays when the only service that has it is left out for a moment. */
export const wantedLanguage = signal("");
/** The same, as long as a chosen service has it. */
export const language = computed(() => {
  const known = facts.value?.languages.find(({ tag }) => tag === wantedLanguage.value);
  return chosenNames.value.some((provider) => known?.forms[provider] !== undefined) ? wantedLanguage.value : "";
});
export const description = signal("");
/** Every provider's own fields, under `provider.name`: what is typed stays when a provider is left out for a moment. */
export const ownOptions = signal<Readonly<Record<string, string | boolean>>>({});

/** Whether there is enough to say what would be sent. */
export const isNamed = computed(() => name.value.trim() !== "" && language.value !== "");

/** The form for one provider. */
export function fieldsFor({ name: provider, options }: ProviderFacts): CloneFields {
  const own = options.flatMap((option) => {
    const value = ownOptions.value[`${provider}.${option.name}`];
    const said = typeof value === "string" ? value.trim() : value;
    // What was typed and deleted again, or ticked and unticked, is as if it had never been.
    return said === undefined || said === "" || said === false ? [] : [[option.name, said] as const];
  });
  return {
    provider,
    name: name.value.trim(),
    language: language.value,
    ...(description.value.trim() !== "" && { description: description.value.trim() }),
    options: Object.fromEntries(own),
  };
}
