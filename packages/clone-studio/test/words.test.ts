import { expect, it } from "vitest";
import { wordsForRecording } from "../src/page/words/recording.ts";
import { sentences } from "../src/page/words/sentences.ts";
import { channelsInWords, kindInWords, levelInWords, rateInWords } from "../src/page/words/sound.ts";

it("a sentence ends once, whether its words come with an end or without", () => {
  expect(sentences("No voice was made", "name is empty.", "Correct it")).toBe(
    "No voice was made. name is empty. Correct it.",
  );
  expect(sentences("Is it still running?", "", " Waiting … ")).toBe("Is it still running? Waiting …");
  expect(sentences("It says “gone.”", "")).toBe("It says “gone.”");
  expect(sentences("")).toBe("");
  expect(wordsForRecording(undefined, "It broke.")).toBe("The recording could not be prepared. It broke.");
});

it("a recording's kind is told in words that people know, and never lost", () => {
  expect(kindInWords({ container: "wav", codec: "pcm-s16" })).toBe("WAV, not compressed, 16 bit");
  expect(kindInWords({ container: "mp4", codec: "aac" })).toBe("M4A or MP4, compressed as AAC");
  expect(kindInWords({ container: "mp3", codec: "mp3" })).toBe("MP3");
  expect(kindInWords({ container: "new", codec: "newer" })).toBe("NEW, compressed as NEWER");
  expect([1, 2, 6].map(channelsInWords)).toEqual(["One (mono)", "Two (stereo)", "6"]);
  expect([8_000, 11_025, 44_100].map(rateInWords)).toEqual([
    "8 kHz, as a telephone has it",
    "11.025 kHz, which is little for a voice",
    "44.1 kHz",
  ]);
});

it("a level is told in decibels, and silence as silence", () => {
  const levels = { peakDbfs: -0.3, speechDbfs: -20.4, noiseFloorDbfs: -62 };
  expect(levelInWords(levels)).toBe(
    "Loudest 0 dB, the voice about -20 dB, between the words -62 dB (0 dB is the most that a file holds)",
  );
  expect(levelInWords({ ...levels, noiseFloorDbfs: -120 })).toContain("silence between the words");
  expect(levelInWords({ ...levels, peakDbfs: -Infinity })).toBe("No sound at all");
});
