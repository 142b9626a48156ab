import { byFfmpeg, bySox, type Kind } from "./kind.ts";

const converted = ["cut", "converted"] as const;

/** What Apple's programs write: AIFF, CAF, Apple Lossless. */
export const appleKinds: readonly Kind[] = [
  { name: "AIFF, 16 bit", file: "s16.aiff", make: byFfmpeg("-c:a", "pcm_s16be"), changes: converted },
  {
    name: "AIFF, 24 bit, by sox",
    file: "s24.aiff",
    make: bySox(["-b", "24", "-e", "signed-integer"]),
    changes: converted,
  },
  { name: "AIFF-C, sowt", file: "sowt.aifc", make: byFfmpeg("-c:a", "pcm_s16le", "-f", "aiff"), changes: converted },
  {
    name: "AIFF-C, floating point",
    file: "float.aifc",
    make: byFfmpeg("-c:a", "pcm_f32be", "-f", "aiff"),
    changes: converted,
  },
  { name: "AIFF-C, ima4", file: "ima4.aifc", make: byFfmpeg("-c:a", "adpcm_ima_qt", "-f", "aiff"), changes: converted },
  {
    name: "AIFF-C, A-law",
    file: "alaw.aifc",
    make: byFfmpeg("-c:a", "pcm_alaw", "-ar", "16000", "-f", "aiff"),
    changes: converted,
  },
  {
    name: "AIFF-C, mu-law",
    file: "ulaw.aifc",
    make: byFfmpeg("-c:a", "pcm_mulaw", "-ar", "16000", "-f", "aiff"),
    changes: converted,
  },
  { name: "CAF, PCM, big end first", file: "be.caf", make: byFfmpeg("-c:a", "pcm_s16be"), changes: converted },
  { name: "CAF, PCM, small end first", file: "le.caf", make: byFfmpeg("-c:a", "pcm_s24le"), changes: converted },
  { name: "CAF, Apple Lossless", file: "alac.caf", make: byFfmpeg("-c:a", "alac"), changes: converted },
  { name: "CAF, ima4", file: "ima4.caf", make: byFfmpeg("-c:a", "adpcm_ima_qt"), changes: converted },
  {
    name: "CAF, ima4, stereo",
    file: "ima4-stereo.caf",
    make: byFfmpeg("-c:a", "adpcm_ima_qt", "-ar", "22050"),
    changes: ["cut", "mixed", "converted"],
    channels: 2,
  },
  { name: "CAF, Opus", file: "opus.caf", make: byFfmpeg("-c:a", "libopus", "-b:a", "48k"), changes: converted },
  { name: "CAF, A-law", file: "alaw.caf", make: byFfmpeg("-c:a", "pcm_alaw", "-ar", "16000"), changes: converted },
  {
    name: "M4A, Apple Lossless, 16 bit",
    file: "alac-16.m4a",
    make: byFfmpeg("-c:a", "alac", "-sample_fmt", "s16p"),
    changes: converted,
  },
  {
    name: "M4A, Apple Lossless, 24 bit, stereo",
    file: "alac-24.m4a",
    make: byFfmpeg("-c:a", "alac", "-sample_fmt", "s32p"),
    changes: ["cut", "mixed", "converted"],
    channels: 2,
  },
];
