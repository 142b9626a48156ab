import { pcmBlocks } from "../levels/pcm-blocks.ts";
import type { SampleDecoders } from "../levels/sample-decoder.ts";
import type { OpenedSample } from "../open/opened-sample.ts";
import { SampleError } from "../sample-error.ts";
import { findSpeech, type Speech } from "../speech/find-speech.ts";
import { FrameTrack } from "../speech/frame-track.ts";
import { addMix } from "../speech/mix.ts";
import { takeTurns } from "../speech/turns.ts";
import { type ChannelChoice, chooseChannel } from "./channel-choice.ts";

/** What is known of a recording once it has been heard. */
export interface Looked {
  readonly choice: ChannelChoice;
  /** Whether somebody else speaks on another side. */
  readonly hasTwoVoices: boolean;
  readonly speech: Speech;
  readonly track: FrameTrack;
  readonly seconds: number;
  /** Whether the times of packets are those of the sound: not where it begins late, or has gaps. */
  readonly canSeek: boolean;
  /** As it is decoded: AAC may hold more than its file says. */
  readonly rate: number;
}

/** What encoders leave over at the end, in seconds. */
const mostDrift = 0.1;
/** Less is no sample, in seconds of speech. */
export const leastSpeech = 1;
/** What a recording's channels are looked at for; a mix is made of all of them. */
const mostChannelsLookedAt = 8;
/** An hour: the audio reader keeps some hundred bytes for each packet, and 300 MB hold not much more of MP3. */
const longestRecording = 3_600;

/** Goes through the recording once, and says where somebody speaks, and in which channel. */
export async function look(
  opened: OpenedSample,
  wanted: number | undefined,
  decoders: SampleDecoders | undefined,
): Promise<Looked> {
  checkChannel(wanted, opened.track.channels);
  const { mix, singles, seconds, rate, isWhole } = await heard(opened, decoders);
  const drift = Math.abs(seconds + opened.track.delaySeconds - (await opened.track.seconds()));
  const speeches: Speech[] = [];
  for (const one of singles) speeches.push(await findSpeech(one, opened.pace));
  const mixed = await findSpeech(mix, opened.pace);
  const choice = wanted ?? chooseChannel(speeches, mixed);
  const speech = choice === "mix" ? mixed : (speeches[choice] ?? mixed);
  if (speech.seconds < leastSpeech) {
    // Sides may cancel one another.
    const found = [mix, ...singles].some(({ peaks }) => peaks.some((peak) => peak > 0.001))
      ? `it has ${speech.seconds.toFixed(2)} s of speech, and ${leastSpeech} s is the least`
      : "there is no sound in it";
    throw new SampleError("no_speech", `No sample can be made of the recording: ${found}.`);
  }
  const track = choice === "mix" ? mix : (singles[choice] ?? mix);
  return {
    choice,
    hasTwoVoices: takeTurns(speeches.map(({ stretches }) => stretches)),
    speech,
    track,
    seconds,
    rate,
    canSeek: isWhole && drift <= mostDrift,
  };
}

function checkChannel(wanted: number | undefined, count: number): void {
  if (wanted === undefined || (Number.isInteger(wanted) && wanted >= 0 && wanted < count)) return;
  throw new SampleError("invalid_input", `channel is ${wanted}: the recording has ${count}, counted from 0.`);
}

interface Heard {
  readonly mix: FrameTrack;
  /** A track for each channel, where there are several. */
  readonly singles: readonly FrameTrack[];
  readonly seconds: number;
  readonly rate: number;
  /** Whether it was heard to its end. */
  readonly isWhole: boolean;
}

async function heard(opened: OpenedSample, decoders: SampleDecoders | undefined): Promise<Heard> {
  let mix: FrameTrack | undefined;
  let singles: FrameTrack[] = [];
  let rate = 0;
  let frames = 0;
  let claimed = 0;
  let isWhole = true;
  for await (const { channels, claimedSeconds, sampleRate } of pcmBlocks(opened, { decoders })) {
    claimed += claimedSeconds;
    const length = channels[0]?.length ?? 0;
    if (length > 0) {
      if (mix === undefined) {
        rate = sampleRate;
        mix = new FrameTrack(rate);
        const count = channels.length === 1 ? 0 : Math.min(channels.length, mostChannelsLookedAt);
        singles = Array.from({ length: count }, () => new FrameTrack(sampleRate));
      }
      add(channels, length, mix, singles);
      frames += length;
    }
    if (opened.pace.isDue) await opened.pace.rest();
    // What packets claim counts as well as what they yield.
    if (Math.max(rate === 0 ? 0 : frames / rate, claimed) >= longestRecording) {
      isWhole = false;
      break;
    }
  }
  if (mix === undefined) throw new RangeError("No sound came out of the decoder.");
  for (const one of [...singles, mix]) one.end();
  return { mix, singles, seconds: frames / rate, rate, isWhole };
}

function add(channels: readonly Float32Array[], length: number, mix: FrameTrack, singles: readonly FrameTrack[]): void {
  for (const [index, single] of singles.entries()) single.add(channels[index] ?? new Float32Array(length));
  addMix(mix, channels, length);
}
