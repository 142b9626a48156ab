import { checkOption } from "../scenarios/option-checks.ts";
import type { InworldMockAnswer } from "../voices/inworld.ts";

/** What Inworld's mock may remark on samples. */
export interface InworldSamplesOptions {
  /** The remarks, for a person: at least one. */
  texts?: readonly string[] | undefined;
  /**
   * The samples concerned, counted from 0. One that a request does not have concerns none.
   * @default all, or only the first where others must remain
   */
  sampleIndexes?: readonly number[] | undefined;
}

const usual = { warnings: ["The recording is noisy."], errors: ["No speech was found."] };

/**
 * Puts remarks on samples of an answer. Where every sample has errors the answer tells of no voice. Throws a
 * `RangeError` that names the scenario's option which is wrong.
 */
export function remarkedSamples(
  scenario: string,
  kind: "warnings" | "errors",
  { texts = usual[kind], sampleIndexes }: InworldSamplesOptions,
): (answer: InworldMockAnswer) => InworldMockAnswer {
  const areTexts = Array.isArray(texts) && texts.length > 0 && texts.every((text) => typeof text === "string");
  checkOption(areTexts, `${scenario}: texts`, "an array of at least one text", texts);
  const areIndexes =
    sampleIndexes === undefined ||
    (Array.isArray(sampleIndexes) && sampleIndexes.every((index) => Number.isInteger(index) && index >= 0));
  checkOption(areIndexes, `${scenario}: sampleIndexes`, "an array of integers from 0 on", sampleIndexes);

  const remarks = texts.map((text) => ({ text }));
  return ({ audioSamplesValidated, voice }) => {
    const samples = audioSamplesValidated.map((sample, index) =>
      sampleIndexes === undefined || sampleIndexes.includes(index) ? { ...sample, [kind]: remarks } : sample,
    );
    const isUsable = samples.some(({ errors }) => errors.length === 0);
    return { audioSamplesValidated: samples, ...(voice === undefined || !isUsable ? {} : { voice }) };
  };
}
