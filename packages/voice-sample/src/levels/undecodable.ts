import { codecName } from "../open/known-by-name.ts";
import { SampleError } from "../sample-error.ts";

/** Says what cannot be decoded here, and what would help. */
export function undecodable(codec: string, channels = 1): SampleError {
  const what = channels > 2 ? `${codecName(codec)} in ${channels} channels` : codecName(codec);
  return new SampleError("undecodable", `Nothing here decodes ${what}: convert it to WAV.`);
}
