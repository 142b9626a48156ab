import { computed, effect, signal } from "@preact/signals";
import { currentSample } from "../recording/takes.ts";
import { chosen } from "../studio.ts";
import { fieldsFor } from "../voice/voice.ts";

const newKey = (): string => `studio-${crypto.randomUUID()}`;

/** What the form says, without the services that are chosen: one of them may join later. */
const form = computed(() => JSON.stringify(chosen.value.map((provider) => ({ ...fieldsFor(provider), provider: "" }))));

/**
 * The key of the voice that the form describes. Whoever presses twice, or again after one of two services refused, means
 * the same voice; whoever has changed something means another one.
 */
export const attemptKey = signal(newKey());

effect(() => {
  void form.value;
  void currentSample.value;
  attemptKey.value = newKey();
});
