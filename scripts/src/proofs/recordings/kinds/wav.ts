import { byFfmpeg, byPipe, bySox, edited, type Kind } from "./kind.ts";
import { unfinishedWav, withOddChunks } from "./wav-heads.ts";

const s16 = byFfmpeg("-c:a", "pcm_s16le", "-ar", "44100");

/** WAV in every coding that recorders write, and with every head that they leave. */
export const wavKinds: readonly Kind[] = [
  {
    name: "WAV, 8 bit",
    file: "u8.wav",
    make: byFfmpeg("-c:a", "pcm_u8", "-ar", "16000"),
    changes: ["cut", "converted"],
  },
  { name: "WAV, 16 bit", file: "s16.wav", make: s16, changes: ["cut"] },
  { name: "WAV, 24 bit", file: "s24.wav", make: byFfmpeg("-c:a", "pcm_s24le"), changes: ["cut", "converted"] },
  {
    name: "WAV, 24 bit, by sox",
    file: "s24-sox.wav",
    make: bySox(["-b", "24", "-e", "signed-integer"]),
    changes: ["cut", "converted"],
  },
  { name: "WAV, 32 bit", file: "s32.wav", make: byFfmpeg("-c:a", "pcm_s32le"), changes: ["cut", "converted"] },
  {
    name: "WAV, 32 bit floating point",
    file: "f32.wav",
    make: byFfmpeg("-c:a", "pcm_f32le"),
    changes: ["cut", "converted"],
  },
  {
    name: "WAV, 64 bit floating point",
    file: "f64.wav",
    make: byFfmpeg("-c:a", "pcm_f64le"),
    changes: ["cut", "converted"],
  },
  {
    name: "WAV, mu-law",
    file: "ulaw.wav",
    make: byFfmpeg("-c:a", "pcm_mulaw", "-ar", "16000"),
    changes: ["cut", "converted"],
  },
  {
    name: "WAV, A-law",
    file: "alaw.wav",
    make: byFfmpeg("-c:a", "pcm_alaw", "-ar", "16000"),
    changes: ["cut", "converted"],
  },
  {
    name: "telephone: WAV, mu-law, 8 kHz",
    file: "telephone.wav",
    make: bySox(["-r", "8000", "-e", "mu-law"]),
    changes: ["cut", "converted"],
  },
  {
    name: "WAV, Microsoft ADPCM",
    file: "ms-adpcm.wav",
    make: byFfmpeg("-c:a", "adpcm_ms", "-ar", "22050"),
    changes: ["cut", "converted"],
  },
  {
    name: "WAV, Microsoft ADPCM, stereo, by sox",
    file: "ms-adpcm-stereo.wav",
    make: bySox(["-e", "ms-adpcm", "-r", "22050"]),
    changes: ["cut", "mixed", "converted"],
    channels: 2,
  },
  {
    name: "WAV, IMA ADPCM",
    file: "ima-adpcm.wav",
    make: byFfmpeg("-c:a", "adpcm_ima_wav", "-ar", "22050"),
    changes: ["cut", "converted"],
  },
  {
    name: "WAV, IMA ADPCM, 8 kHz, by sox",
    file: "ima-adpcm-8k.wav",
    make: bySox(["-e", "ima-adpcm", "-r", "8000"]),
    changes: ["cut", "converted"],
  },
  {
    name: "WAV, MP3 in it",
    file: "mp3.wav",
    make: byFfmpeg("-c:a", "libmp3lame", "-ar", "44100", "-f", "wav"),
    changes: ["cut", "converted"],
  },
  { name: "RF64", file: "rf64.wav", make: byFfmpeg("-c:a", "pcm_s16le", "-rf64", "always"), changes: ["cut"] },
  {
    name: "RIFX",
    file: "rifx.wav",
    make: bySox(["-B", "-b", "16", "-e", "signed-integer"]),
    changes: ["cut", "converted"],
    // ffmpeg takes its values for little-endian ones.
    isForSox: true,
  },
  {
    name: "WAV of size 0: the recorder crashed",
    file: "crashed.wav",
    make: edited(s16, unfinishedWav),
    changes: ["mended", "cut"],
  },
  {
    name: "WAV of size 0xFFFFFFFF: a pipe",
    file: "pipe.wav",
    make: byPipe("-c:a", "pcm_s16le", "-f", "wav"),
    changes: ["mended", "cut"],
  },
  {
    name: "WAV with odd chunks",
    file: "chunks.wav",
    make: edited(s16, withOddChunks),
    changes: ["cut", "stripped"],
    says: /without [^;]*notes/,
  },
  {
    name: "WAV, 8 kHz",
    file: "8k.wav",
    make: bySox(["-b", "16", "-e", "signed-integer", "-r", "8000"]),
    changes: ["cut"],
  },
  {
    name: "WAV, 96 kHz",
    file: "96k.wav",
    make: byFfmpeg("-c:a", "pcm_s24le", "-ar", "96000"),
    changes: ["cut", "rate_lowered", "converted"],
  },
  {
    name: "WAV, 192 kHz",
    file: "192k.wav",
    make: byFfmpeg("-c:a", "pcm_s16le", "-ar", "192000"),
    changes: ["cut", "rate_lowered"],
  },
  { name: "WAV, stereo", file: "stereo.wav", make: s16, changes: ["cut", "mixed"], channels: 2 },
  { name: "WAV, 6 channels", file: "six.wav", make: s16, changes: ["cut", "mixed"], channels: 6 },
];
