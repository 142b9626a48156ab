import { cargoInWords } from "../carried/sample-cargo.ts";
import type { SampleReport } from "../report/report.ts";
import type { ChannelChoice } from "./channel-choice.ts";
import type { SampleWindow } from "./window.ts";

/** One thing that was done to a recording, as data and as a sentence. Minor releases may add codes. */
export interface SampleChange {
  /**
   * - `mended`: a head that did not say how long the recording is;
   * - `cut`: only the window is left;
   * - `mixed`, `channel_taken`: one channel instead of several;
   * - `rate_lowered`: to 48 kHz or less;
   * - `raised`: a quiet recording to a peak of -3 dBFS;
   * - `stripped`: what lay beside the sound is left out: pictures, a place, a name;
   * - `lowered`: floating point above full scale to a peak of -3 dBFS;
   * - `converted`: from another kind of file to WAV of 16 bit.
   */
  readonly code:
    | "mended"
    | "cut"
    | "mixed"
    | "channel_taken"
    | "rate_lowered"
    | "raised"
    | "lowered"
    | "stripped"
    | "converted";
  /** For people: `cut to 9.8 s from 0:21 on`. */
  readonly message: string;
}

/** What encoders add at the ends is no part of a recording, and nobody misses it. In seconds. */
const toldSeconds = 0.15;

/** What was done. */
interface Done {
  readonly window: SampleWindow;
  /** How much was heard: what a decoder leaves out at the end is not cut. */
  readonly seconds: number;
  /** Whether the caller has said where the sample begins or ends. */
  readonly isFixed: boolean;
  readonly choice: ChannelChoice;
  /** Whether somebody else speaks in the channel that was not taken. */
  readonly hasTwoVoices: boolean;
  readonly sampleRate: number;
  readonly gain: number;
}

/** What was done to a recording, in order. */
export function changesOf(
  { container, codec, channels, sampleRate, unfinished, carries = [] }: SampleReport,
  done: Done,
): SampleChange[] {
  const { fromSeconds, toSeconds } = done.window;
  const changes: SampleChange[] = [];
  if (unfinished) changes.push({ code: "mended", message: "its head says again how long it is" });
  if (toSeconds - fromSeconds < done.seconds - (done.isFixed ? 0.001 : toldSeconds)) {
    const length = (toSeconds - fromSeconds).toFixed(1);
    changes.push({ code: "cut", message: `cut to ${length} s from ${clock(fromSeconds)} on` });
  }
  if (channels > 1) changes.push(channelChange(channels, done));
  if (done.sampleRate < sampleRate) {
    changes.push({ code: "rate_lowered", message: `from ${sampleRate} to ${done.sampleRate} Hz` });
  }
  const decibels = Math.abs(20 * Math.log10(done.gain)).toFixed(1);
  if (done.gain > 1) changes.push({ code: "raised", message: `raised by ${decibels} dB` });
  if (done.gain < 1) changes.push({ code: "lowered", message: `lowered by ${decibels} dB` });
  if (carries.length > 0) changes.push({ code: "stripped", message: `without ${cargoInWords(carries)}` });
  if (container !== "wav" || codec !== "pcm-s16") {
    changes.push({ code: "converted", message: `from ${container}, ${codec}, to WAV of 16 bit` });
  }
  return changes;
}

function channelChange(channels: number, { choice, hasTwoVoices }: Done): SampleChange {
  if (choice === "mix") return { code: "mixed", message: `${channels} channels mixed to one` };
  const other = hasTwoVoices ? ": somebody else speaks in the other" : "";
  return { code: "channel_taken", message: `channel ${choice + 1} of ${channels} taken${other}` };
}

/** `0:21`, `1:02:03`. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (value: number): string => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
