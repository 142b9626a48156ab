import type { PreparedSample, SampleReport } from "../../../../../packages/voice-sample/src/index.ts";

/** What was done with the channels, as the changes tell it: one of them by its number from 0, or the mean of so many. */
export function channelsTaken(changes: PreparedSample["changes"]): number | "mix" {
  const message = changes.find(({ code }) => code === "channel_taken")?.message;
  if (message === undefined) return "mix";
  const number = /^channel (\d+) of \d+ taken\b/.exec(message)?.[1];
  if (number === undefined) throw new Error(`This says of no channel that it was taken: ${message}`);
  return Number(number) - 1;
}

/** The order of six channels in Ogg (Vorbis I, section 4.3.9), by ffmpeg's numbers for them. */
const inOgg = [0, 2, 1, 4, 5, 3];

/** ffmpeg's numbers for channels that are taken of a recording. */
export function numbersOf(
  taken: number | "mix",
  { codec, channels }: Pick<SampleReport, "codec" | "channels">,
): number[] {
  if (taken === "mix") return channels === 1 ? [] : Array.from({ length: channels }, (_, channel) => channel);
  return [(codec === "opus" || codec === "vorbis") && channels === 6 ? (inOgg[taken] ?? taken) : taken];
}
