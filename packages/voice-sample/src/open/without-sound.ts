import { SampleError } from "../sample-error.ts";

/** For a head behind which nothing was recorded. */
export const withoutSound = (): SampleError =>
  new SampleError("no_sound", "The sample is an audio file without any sound in it.");
