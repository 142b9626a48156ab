import { SampleError } from "../sample-error.ts";

/** An error for a sample that holds more of something than any recording: what it is, how many, and how many are right. */
export const refusal = (where: string, found: number, what: string, most: number): SampleError =>
  new SampleError("unreadable", `${where} has ${found} ${what}: a recording has at most ${most}.`);

/** As many as the largest recorders have tracks. */
const mostChannels = 32;
/** Nobody records speech with less: it would end at 500 Hz. In Hz. */
const lowestRate = 1_000;
/** Twice what the best converters do, and what FLAC and WAV can say. In Hz. */
const highestRate = 768_000;
/** 32 channels at 48 kHz, 8 at 192 kHz, 2 at the highest rate: a second of more takes too long to decode. */
const mostValuesPerSecond = 1_536_000;

/** Refuses channels and rates that would make much of few bytes. */
export function checkFormat(channels: number, sampleRate: number): void {
  if (!(channels >= 1 && channels <= mostChannels)) {
    throw refusal("The sample", channels, "channels", mostChannels);
  }
  if (!(sampleRate >= lowestRate && sampleRate <= highestRate)) {
    throw new SampleError(
      "unreadable",
      `The sample has ${sampleRate} values per second: recordings have ${lowestRate} to ${highestRate}.`,
    );
  }
  const values = channels * sampleRate;
  if (values > mostValuesPerSecond) {
    throw refusal(
      "A second of the sample",
      values,
      `values (${channels} channels at ${sampleRate} Hz)`,
      mostValuesPerSecond,
    );
  }
}
