import type { Speech } from "../speech/find-speech.ts";

/** One channel by its number from 0, or all of them mixed. */
export type ChannelChoice = number | "mix";

/** A mix of channels that cancel one another, or of which one is silent, is quieter than the better one, in dB. */
const lossDb = 3;

/** The channel to take: the mix, unless a single one speaks louder than it. */
export function chooseChannel(channels: readonly Speech[], mix: Speech): ChannelChoice {
  let choice: ChannelChoice = "mix";
  let level = mix.seconds > 0 ? mix.levelDbfs + lossDb : Number.NEGATIVE_INFINITY;
  for (const [index, speech] of channels.entries()) {
    if (speech.seconds === 0 || speech.levelDbfs <= level) continue;
    choice = index;
    level = speech.levelDbfs;
  }
  return choice;
}
