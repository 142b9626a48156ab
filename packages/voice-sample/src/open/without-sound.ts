import { SampleInspectError } from "../sample-inspect-error.ts";

/** For a head behind which nothing was recorded. */
export const withoutSound = (): SampleInspectError =>
  new SampleInspectError("no_sound", "The sample is an audio file without any sound in it.");
