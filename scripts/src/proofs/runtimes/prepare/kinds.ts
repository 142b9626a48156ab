/** What a runtime decodes recordings with: scripts alone, WebAssembly too, or WebCodecs of its own. */
export type Decoding = "scripts" | "WebAssembly" | "WebCodecs";

/** A kind of recording that is prepared on every runtime. */
export interface RecordingKind {
  /** As a promise says it. */
  readonly name: string;
  readonly file: string;
  /** The encoder's arguments for ffmpeg. */
  readonly coded: readonly string[];
  /** The least that decodes it. */
  readonly needs: Decoding;
}

export const recordingKinds: readonly RecordingKind[] = [
  { name: "WAV", file: "pcm.wav", coded: ["-c:a", "pcm_s16le"], needs: "scripts" },
  { name: "WAV, µ-law", file: "mulaw.wav", coded: ["-ar", "8000", "-c:a", "pcm_mulaw"], needs: "scripts" },
  { name: "WAV, IMA ADPCM", file: "ima.wav", coded: ["-c:a", "adpcm_ima_wav"], needs: "scripts" },
  { name: "WAV, MS ADPCM", file: "ms.wav", coded: ["-c:a", "adpcm_ms"], needs: "scripts" },
  { name: "AIFF", file: "pcm.aiff", coded: ["-c:a", "pcm_s16be"], needs: "scripts" },
  { name: "CAF", file: "pcm.caf", coded: ["-c:a", "pcm_s16be"], needs: "scripts" },
  { name: "CAF, IMA ADPCM", file: "ima.caf", coded: ["-c:a", "adpcm_ima_qt"], needs: "scripts" },
  { name: "CAF, ALAC", file: "alac.caf", coded: ["-c:a", "alac"], needs: "scripts" },
  { name: "M4A, ALAC", file: "alac.m4a", coded: ["-c:a", "alac"], needs: "scripts" },
  { name: "MP3", file: "mpeg.mp3", coded: ["-c:a", "libmp3lame", "-b:a", "64k"], needs: "WebAssembly" },
  { name: "FLAC", file: "flac.flac", coded: ["-c:a", "flac"], needs: "WebAssembly" },
  // Without its length, as browsers record it.
  { name: "WebM, Opus", file: "opus.webm", coded: ["-c:a", "libopus", "-live", "1"], needs: "WebAssembly" },
  { name: "Ogg, Opus", file: "opus.ogg", coded: ["-c:a", "libopus"], needs: "WebAssembly" },
  { name: "Ogg, Vorbis", file: "vorbis.ogg", coded: ["-c:a", "libvorbis"], needs: "WebAssembly" },
  { name: "M4A, AAC", file: "aac.m4a", coded: ["-c:a", "aac"], needs: "WebCodecs" },
];

/** Where somebody speaks in all of them, in seconds. */
export const speech = { from: 20, to: 30 } as const;
export const recordingSeconds = 35;

const decodings: readonly Decoding[] = ["scripts", "WebAssembly", "WebCodecs"];

/** Whether a runtime that decodes with this makes a sample of the kind. */
export const isDecoded = ({ needs }: RecordingKind, decoding: Decoding): boolean =>
  decodings.indexOf(needs) <= decodings.indexOf(decoding);
