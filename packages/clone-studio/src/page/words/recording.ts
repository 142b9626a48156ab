import type { SampleErrorCode } from "@org/voice-sample";
import { sentences } from "./sentences.ts";

/** Why a recording makes no sample, and what to do. */
export function wordsForRecording(code: SampleErrorCode | undefined, message: string): string {
  switch (code) {
    case "no_speech":
      return "Nobody speaks for long enough in this part. Was the microphone switched on? Record again, or move the window.";
    case "empty":
    case "no_sound":
      return "There is no sound in this file.";
    case "not_audio":
      return "This file is neither a recording nor a film.";
    case "truncated":
    case "unreadable":
      return "This file is damaged, or its end is missing.";
    case "undecodable":
      return "This browser cannot play this kind of recording. Choose it as WAV, MP3 or M4A.";
    default:
      return sentences("The recording could not be prepared", message);
  }
}
