import { codecName } from "../open/known-by-name.ts";
import { SampleInspectError } from "../sample-inspect-error.ts";

/** Says what cannot be decoded here, and what would help. */
export function undecodable(codec: string, channels = 1): SampleInspectError {
  const what = channels > 2 ? `${codecName(codec)} in ${channels} channels` : codecName(codec);
  return new SampleInspectError("undecodable", `Nothing here decodes ${what}: convert it to WAV.`);
}
