import { computed, signal } from "@preact/signals";
import type { Facts, ProviderFacts, ProviderName } from "../api/facts.ts";
import { getFacts, wordsFor } from "./ask.ts";

/** What the server says of the providers; nothing until it has answered. */
export const facts = signal<Facts | undefined>(undefined);
/** Why there are none. */
export const factsProblem = signal("");

/** The providers that a new voice goes to. */
export const chosenNames = signal<readonly ProviderName[]>([]);

/** The same with what is known of them. */
export const chosen = computed<readonly ProviderFacts[]>(
  () => facts.value?.providers.filter(({ name }) => chosenNames.value.includes(name)) ?? [],
);

/** What a provider is called. */
export const titleOf = (name: ProviderName): string =>
  facts.value?.providers.find((provider) => provider.name === name)?.title ?? name;

/** The account that there is at a provider; nothing without a key. */
export const accountAt = (name: ProviderName): string | undefined =>
  facts.value?.providers.find((provider) => provider.name === name)?.account;

/** What is said of every result where nothing real is created; nothing where it is. */
export const unreal = computed<string | undefined>(() => {
  switch (facts.value?.kind) {
    case "sandbox":
      return "Sandbox: nothing real was created.";
    case "demo":
      return "Demo: nothing real was created, and nothing left this browser.";
    default:
      return undefined;
  }
});

/** Asks the server what there is. */
export async function loadFacts(): Promise<void> {
  factsProblem.value = "";
  try {
    const loaded = await getFacts();
    chosenNames.value = loaded.providers.filter(({ hasKey }) => hasKey).map(({ name }) => name);
    facts.value = loaded;
  } catch (error) {
    factsProblem.value = wordsFor(error);
  }
}
