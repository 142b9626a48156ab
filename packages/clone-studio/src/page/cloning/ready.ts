import { currentSample, currentTake } from "../recording/takes.ts";
import { chosen, titleOf } from "../studio.ts";
import { consent, fieldsFor, language, name } from "../voice/voice.ts";
import { attemptKey } from "./attempt-key.ts";
import { attempts, begin } from "./attempts.ts";

/** What is missing before a voice can be made, and where. */
interface Missing {
  readonly words: string;
  /** The id of what to fill in. */
  readonly at: string;
}

/** Makes the voice at every chosen provider; says what is missing instead. */
export function press(): Missing | undefined {
  const sample = currentSample.value;
  const missing = firstMissing();
  if (missing !== undefined || sample === undefined) return missing;
  const idempotencyKey = attemptKey.value;
  // The newest stands first.
  for (const provider of chosen.value.toReversed()) {
    begin({ ...fieldsFor(provider), idempotencyKey, consent: true }, sample.audio);
  }
  return undefined;
}

/** What is missing first. */
export function firstMissing(): Missing | undefined {
  if (currentTake.value === undefined) return { words: "Record something, or choose a file.", at: "record" };
  if (currentTake.value.isBusy.value) return { words: "The sample is still being prepared.", at: "clone" };
  if (currentSample.value === undefined) return { words: "The recording has not become a sample yet.", at: "record" };
  if (name.value.trim() === "") return { words: "Give the voice a name.", at: "name" };
  if (chosen.value.length === 0) return { words: "Choose at least one service.", at: "providers" };
  if (language.value === "") return { words: "Choose the language spoken in the recording.", at: "language" };
  if (!consent.value) return { words: "Tick that the speaker has agreed.", at: "consent" };
  const open = attempts.value.find(
    ({ provider, key, state }) =>
      state.value.step === "unknown" && key !== attemptKey.value && chosen.value.some((one) => one.name === provider),
  );
  if (open === undefined) return isMadeEverywhere() ? alreadyMade : undefined;
  return {
    words: `First settle what became of “${open.name}” at ${titleOf(open.provider)}, below: look again, or leave it.`,
    at: "clone",
  };
}

const alreadyMade: Missing = {
  words: "This voice is made already, below. Change its name or its recording to make another one.",
  at: "clone",
};

const isMadeEverywhere = (): boolean =>
  chosen.value.every(({ name: provider }) =>
    attempts.value.some(
      (one) => one.provider === provider && one.key === attemptKey.value && one.state.value.step === "made",
    ),
  );
