import { writeFile } from "node:fs/promises";
import type { SampleErrorCode } from "../../../../../packages/voice-sample/src/index.ts";
import type { Scene } from "../scene/scene.ts";
import { silentFilm } from "./films.ts";
import { byFfmpeg, byPipe, edited, type Maker, via } from "./kind.ts";
import { withoutSamples } from "./wav-heads.ts";

/** A recording of which no sample can be made, and why. */
export interface Refused {
  readonly name: string;
  readonly file: string;
  readonly make: Maker;
  readonly scene: Scene;
  readonly code: SampleErrorCode;
  /** What the message has to say. */
  readonly says: RegExp;
}

const s16 = byFfmpeg("-c:a", "pcm_s16le", "-ar", "16000");
const sound = (background: NonNullable<Scene["background"]>): Scene => ({
  seconds: 20,
  channels: 1,
  utterances: [],
  background,
});
const quietRoom: Scene = { seconds: 20, channels: 1, utterances: [{ atSeconds: 5, gains: [1] }] };

/** A frame of 12.2 kbit/s, of 32 bytes, for 20 ms (RFC 4867, section 5.3). No program here writes AMR. */
const amr: Maker = async (_, target) => {
  const frames = Buffer.concat(Array.from({ length: 500 }, () => Buffer.alloc(32, 0x3c)));
  await writeFile(target, Buffer.concat([Buffer.from("#!AMR\n", "latin1"), frames]));
};
/** What a browser's recorder leaves when it is stopped at once. */
const headBytes = 110;

/** Recordings without speech, without sound, and in codings that nothing here reads. */
const kinds: readonly (Omit<Refused, "scene"> & Partial<Refused>)[] = [
  { name: "silence", file: "silence.wav", make: s16, scene: sound(() => 0), code: "no_speech", says: /no sound/ },
  {
    name: "a tone",
    file: "tone.flac",
    make: byFfmpeg("-c:a", "flac"),
    scene: sound((seconds) => 0.5 * Math.sin(2 * Math.PI * 300 * seconds)),
    code: "no_speech",
    says: /speech/,
  },
  {
    name: "noise",
    file: "noise.mp3",
    make: byFfmpeg("-c:a", "libmp3lame", "-ar", "44100"),
    scene: sound((_, random) => random() - 0.5),
    code: "no_speech",
    says: /speech/,
  },
  { name: "film without sound", file: "silent.mp4", make: silentFilm, code: "no_sound", says: /film without sound/ },
  {
    name: "WAV without samples",
    file: "head.wav",
    make: edited(s16, withoutSamples),
    code: "no_sound",
    says: /without any sound/,
  },
  {
    name: "WebM of 110 bytes",
    file: "head.webm",
    make: edited(byPipe("-c:a", "libopus", "-f", "webm", "-live", "1"), (bytes) => bytes.subarray(0, headBytes)),
    code: "no_sound",
    says: /sound/,
  },
  {
    name: "WAV, GSM",
    file: "gsm.wav",
    make: byFfmpeg("-c:a", "libgsm_ms", "-ar", "8000"),
    code: "undecodable",
    says: /GSM/,
  },
  { name: "WMA", file: "windows.wma", make: byFfmpeg("-c:a", "wmav2"), code: "undecodable", says: /WMA/ },
  {
    name: "Ogg FLAC",
    file: "flac.oga",
    make: byFfmpeg("-c:a", "flac", "-sample_fmt", "s16", "-f", "ogg"),
    code: "undecodable",
    says: /FLAC in Ogg/,
  },
  { name: "AMR", file: "nokia.amr", make: amr, code: "undecodable", says: /AMR/ },
  {
    name: "3GP with AMR",
    file: "nokia.3gp",
    make: via("amr", amr, byFfmpeg("-c:a", "copy", "-f", "3gp")),
    code: "undecodable",
    says: /AMR/,
  },
  { name: "MKV with AC-3", file: "ac3.mkv", make: byFfmpeg("-c:a", "ac3"), code: "undecodable", says: /AC-3/ },
];

/** The same, with somebody speaking in a quiet room where nothing else is said. */
export const refusedKinds: readonly Refused[] = kinds.map((one) => ({ scene: quietRoom, ...one }));
