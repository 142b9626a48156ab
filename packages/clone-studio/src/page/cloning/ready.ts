import { consent, currentSample, currentTake } from "../recording/takes.ts";
import { chosen, titleOf } from "../studio.ts";
import { fieldsFor, language, name } from "../voice/voice.ts";
import { keyFor, keysMade } from "./attempt-key.ts";
import { attempts, begin, isMade, isOpen } from "./attempts.ts";
import { type Unsettled, unsettledHere } from "./unsettled.ts";

/** What is missing before a voice can be made, and where. */
interface Missing {
  readonly words: string;
  /** The id of what to fill in. */
  readonly at: string;
}

/** Makes the voice at every chosen provider that has not made it already; says what is missing instead. */
export async function press(): Promise<Missing | undefined> {
  await keysMade();
  const sample = currentSample.value;
  const missing = firstMissing();
  if (sample === undefined || (missing !== undefined && missing !== alreadyMade)) return missing;
  // The newest stands first.
  for (const provider of chosen.value.toReversed()) {
    const idempotencyKey = keyFor(provider);
    if (idempotencyKey !== undefined) begin({ ...fieldsFor(provider), idempotencyKey, consent: true }, sample.audio);
  }
  return missing;
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
  return firstOpen() ?? (isMadeEverywhere() ? alreadyMade : undefined);
}

/**
 * Another voice at a chosen provider of which nobody knows yet whether it was made. As long as that is open, one more
 * might be the second of the same: after a reload, nobody can tell.
 */
function firstOpen(): Missing | undefined {
  const open = attempts.value.find(
    (one) => isOpen(one) && chosen.value.some((other) => other.name === one.provider && keyFor(other) !== one.key),
  );
  if (open === undefined) return firstOpenElsewhere();
  const what = `“${open.name}” at ${titleOf(open.provider)}, below`;
  return {
    words:
      open.state.value.step === "running"
        ? `First wait for what becomes of ${what}, or cancel it.`
        : `First settle what became of ${what}: look again, or leave it.`,
    at: "clone",
  };
}

/** The same that another tab of the studio has begun meanwhile, and has not settled. */
function firstOpenElsewhere(): Missing | undefined {
  const open = unsettledHere().find(
    (one) => chosen.value.some((other) => other.name === one.provider && keyFor(other) !== one.key) && !isMine(one),
  );
  if (open === undefined) return undefined;
  const what = `“${open.name}” at ${titleOf(open.provider)}`;
  return {
    words: `First settle what became of ${what} in another tab of the studio. If there is none, load this page again.`,
    at: "clone",
  };
}

const isMine = ({ key, provider }: Unsettled): boolean =>
  attempts.value.some((one) => one.key === key && one.provider === provider);

const alreadyMade: Missing = {
  words:
    "This voice is made already, below. Change its name or its recording to make another one, or clone it again there.",
  at: "clone",
};

const isMadeEverywhere = (): boolean =>
  chosen.value.every((provider) =>
    attempts.value.some((one) => one.provider === provider.name && one.key === keyFor(provider) && isMade(one)),
  );
