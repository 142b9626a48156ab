import type { Scene, Utterance } from "../scene/scene.ts";
import { byFfmpeg, type Kind } from "./kind.ts";

const s16 = byFfmpeg("-c:a", "pcm_s16le", "-ar", "44100");
const mp3 = byFfmpeg("-c:a", "libmp3lame", "-b:a", "64k", "-ar", "22050");

const ada = (atSeconds: number, gains: readonly number[] = [1]): Utterance => ({ atSeconds, gains });
const scene = (seconds: number, utterances: readonly Utterance[], others: Partial<Scene> = {}): Scene => ({
  seconds,
  channels: utterances[0]?.gains.length ?? 1,
  utterances,
  ...others,
});
const silence = { background: () => 0 };
/** An octave and a fifth in every second, as loud as speech. */
const music = (seconds: number): number =>
  [220, 440, 660].reduce((sum, hertz) => sum + 0.15 * Math.sin(2 * Math.PI * hertz * seconds), 0) *
  (0.6 + 0.4 * Math.cos(2 * Math.PI * seconds));

/** What goes wrong in front of a microphone, and what recordings are like besides. */
export const situationKinds: readonly Kind[] = [
  {
    name: "left side only",
    file: "left.wav",
    make: s16,
    changes: ["cut", "channel_taken"],
    scene: scene(30, [ada(9, [1, 0])]),
  },
  {
    name: "right side only",
    file: "right.wav",
    make: s16,
    changes: ["cut", "channel_taken"],
    scene: scene(30, [ada(5, [0, 1])], silence),
  },
  {
    name: "sides of opposite phase",
    file: "opposite.flac",
    make: byFfmpeg("-c:a", "flac"),
    changes: ["cut", "channel_taken", "converted"],
    scene: scene(30, [ada(11, [1, -1])]),
  },
  {
    name: "6 channels, speech in the middle one",
    file: "centre.wav",
    make: s16,
    changes: ["cut", "channel_taken"],
    scene: scene(30, [ada(8, [0, 0, 1, 0, 0, 0])]),
  },
  {
    name: "Ogg Opus, 5.1, speech in the middle",
    file: "centre.opus",
    make: byFfmpeg("-c:a", "libopus", "-b:a", "192k"),
    changes: ["cut", "channel_taken", "converted"],
    scene: scene(30, [ada(8, [0, 0, 1, 0, 0, 0])]),
  },
  {
    name: "stereo, one side softer",
    file: "softer.m4a",
    make: byFfmpeg("-c:a", "alac"),
    changes: ["cut", "mixed", "converted"],
    scene: scene(30, [ada(7, [1, 0.7])]),
  },
  {
    name: "quiet: -35 dB",
    file: "quiet.wav",
    make: s16,
    changes: ["cut", "raised"],
    scene: scene(30, [ada(13, [10 ** (-35 / 20)])], { background: (_, random) => (random() - 0.5) * 2e-5 }),
  },
  {
    name: "quiet: -35 dB, MP3",
    file: "quiet.mp3",
    make: mp3,
    changes: ["cut", "raised", "converted"],
    scene: scene(30, [ada(6, [10 ** (-35 / 20)])], silence),
  },
  {
    name: "clipped before it is clean",
    file: "clipped.wav",
    make: s16,
    changes: ["cut"],
    scene: scene(40, [{ ...ada(4, [8]), isUnwanted: true }, ada(22)]),
  },
  {
    name: "a call, a speaker on each side",
    file: "call.wav",
    make: byFfmpeg("-c:a", "pcm_s16le", "-ar", "16000"),
    changes: ["cut", "channel_taken"],
    scene: call(),
  },
  {
    name: "long pauses",
    file: "pauses.wav",
    make: s16,
    changes: ["cut"],
    scene: scene(60, [
      { ...ada(4), fromSeconds: 4, toSeconds: 9 },
      { ...ada(11.5), toSeconds: 2.5 },
      { ...ada(20), fromSeconds: 2, toSeconds: 5 },
      ada(32),
      { ...ada(50), fromSeconds: 4, toSeconds: 9 },
    ]),
  },
  {
    name: "interview of 10 min, speech at minute 7",
    file: "interview.mp3",
    make: mp3,
    changes: ["cut", "converted"],
    scene: interview(),
  },
  {
    name: "20 s of silence first, MP3 of 70 s",
    file: "late.mp3",
    make: mp3,
    changes: ["cut", "converted"],
    scene: scene(
      70,
      [20, 30, 40, 50, 60].map((at) => ada(at)),
      silence,
    ),
  },
  {
    name: "a tone first",
    file: "tone.wav",
    make: s16,
    changes: ["cut"],
    scene: scene(30, [ada(14)], {
      background: (seconds) => (seconds < 12 ? 0.5 * Math.sin(2 * Math.PI * 440 * seconds) : 0),
    }),
  },
  {
    name: "music first",
    file: "music.wav",
    make: s16,
    changes: ["cut"],
    scene: scene(30, [ada(16)], { background: (seconds) => (seconds < 14 ? music(seconds) : 0) }),
  },
  { name: "fits as it is, WAV", file: "fits.wav", make: s16, changes: [], scene: scene(10, [ada(0)]) },
  { name: "fits as it is, MP3", file: "fits.mp3", make: mp3, changes: [], scene: scene(10, [ada(0)]) },
];

/** Ada on the left; somebody with another voice answers on the right. */
function call(): Scene {
  const other = { speed: 0.85, gains: [0, 0.8] };
  return scene(60, [
    { ...other, atSeconds: 2, toSeconds: 3 },
    ada(8, [1, 0]),
    { ...other, atSeconds: 20, fromSeconds: 3, toSeconds: 6 },
    { ...ada(26, [1, 0]), toSeconds: 3 },
    { ...other, atSeconds: 32, toSeconds: 2 },
  ]);
}

/** A word now and then, and at minute 7 an answer. */
function interview(): Scene {
  const questions = [40, 130, 215, 300, 390].map((atSeconds) => ({
    atSeconds,
    gains: [0.7],
    toSeconds: 2,
    speed: 1.2,
  }));
  return scene(600, [...questions, ada(425)], { rate: 16_000 });
}
