import { byFfmpeg, type Kind } from "./kind.ts";

const picture = [
  "-f",
  "lavfi",
  "-i",
  "testsrc2=size=160x120:rate=10",
  "-map",
  "0:a",
  "-map",
  "1:v",
  "-shortest",
] as const;
const h264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"] as const;

/** More than is read at once, so that it is read piece by piece. */
const raw = ["-c:v", "rawvideo", "-pix_fmt", "yuv420p", "-s", "320x240", "-r", "30"] as const;

/** Films with somebody speaking. */
export const filmKinds: readonly Kind[] = [
  {
    name: "film: MP4, H.264 and AAC",
    file: "film.mp4",
    make: byFfmpeg(...picture, ...h264, "-c:a", "aac", "-b:a", "96k"),
    changes: ["cut", "mixed", "stripped", "converted"],
    says: /without pictures/,
    channels: 2,
  },
  {
    name: "film: MOV, H.264 and PCM",
    file: "film.mov",
    make: byFfmpeg(...picture, ...h264, "-c:a", "pcm_s16le"),
    changes: ["cut", "mixed", "stripped", "converted"],
    says: /without pictures/,
    channels: 2,
  },
  {
    name: "film: MKV, H.264 and Opus",
    file: "film.mkv",
    make: byFfmpeg(...picture, ...h264, "-c:a", "libopus"),
    changes: ["cut", "stripped", "converted"],
    says: /without pictures/,
  },
  {
    name: "film: MOV, PCM, big end first, 24 bit",
    file: "film-24.mov",
    make: byFfmpeg(...picture, ...h264, "-c:a", "pcm_s24be"),
    changes: ["cut", "stripped", "converted"],
    says: /without pictures/,
  },
  {
    name: "film: MOV of 100 MB",
    file: "large.mov",
    make: byFfmpeg(...picture, ...raw, "-c:a", "pcm_s16le"),
    changes: ["cut", "stripped", "converted"],
    says: /without pictures/,
  },
];

/** A film in which nobody is heard. */
export const silentFilm = byFfmpeg(
  "-f",
  "lavfi",
  "-i",
  "testsrc2=size=160x120:rate=10",
  "-map",
  "1:v",
  "-t",
  "5",
  ...h264,
);
