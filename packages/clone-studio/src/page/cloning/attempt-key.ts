import { effect, signal } from "@preact/signals";
import type { ProviderFacts } from "../../api/facts.ts";
import { currentSample } from "../recording/takes.ts";
import { sha256 } from "../sha-256.ts";
import { chosen } from "../studio.ts";
import { fieldsFor } from "../voice/voice.ts";

/** The last ones; every letter that is typed makes another one. */
const mostKept = 50;

/** Keys by the content that they were made of. */
const known = signal<ReadonlyMap<string, string>>(new Map());

/**
 * What a person wants of a provider: its own fields, the recording, and the part of it. Not the sample's bytes, which
 * another service that joins may change; who ticks one more service does not want a second voice at the first.
 */
function contentFor(provider: ProviderFacts): string | undefined {
  const sample = currentSample.value;
  return sample && JSON.stringify([sample.origin, fieldsFor(provider)]);
}

/**
 * The key of the voice that the form describes at a provider. It follows from the content alone: whoever presses twice,
 * changes something and changes it back, corrects the field of another service, or loads the page again and asks for the
 * same, means the same voice. Absent without a sample, and for the moment in which it is made.
 */
export function keyFor(provider: ProviderFacts): string | undefined {
  const content = contentFor(provider);
  return content === undefined ? undefined : known.value.get(content);
}

/** Resolves when every chosen provider has its key. */
export async function keysMade(): Promise<void> {
  for (;;) {
    const missing = chosen.peek().map(contentFor).filter(isUnknown);
    if (missing.length === 0) return;
    await Promise.all(missing.map(makeKey));
  }
}

const isUnknown = (content: string | undefined): content is string =>
  content !== undefined && !known.peek().has(content);

async function makeKey(content: string): Promise<void> {
  const key = `studio-${(await sha256(new TextEncoder().encode(content))).slice(0, 32)}`;
  known.value = new Map([...[...known.peek()].slice(1 - mostKept), [content, key]]);
}

effect(() => {
  for (const content of chosen.value.map(contentFor).filter(isUnknown)) void makeKey(content);
});

/** A key for one more voice of the same content, for whoever asks for it. */
export const anotherKey = (key: string): string => `${key.split(".")[0]}.${crypto.randomUUID().slice(0, 8)}`;
