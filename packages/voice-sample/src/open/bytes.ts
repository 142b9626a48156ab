import { SampleInspectError } from "../sample-inspect-error.ts";

/**
 * The bytes of a sample. A `Blob` is read as a whole and once: a file that changes while it is read piece by piece
 * would make the audio reader raise an error for every read ahead, long after the caller has its answer.
 */
export async function sampleBytes(sample: Blob | Uint8Array | ArrayBuffer): Promise<Uint8Array> {
  if (ArrayBuffer.isView(sample)) return new Uint8Array(sample.buffer, sample.byteOffset, sample.byteLength);
  if (sample instanceof ArrayBuffer) return new Uint8Array(sample);
  // By its method and not its class, which differs between a page and its frames.
  if (typeof sample?.arrayBuffer !== "function") {
    throw new SampleInspectError("invalid_input", "The sample must be a Blob, a Uint8Array or an ArrayBuffer.");
  }
  try {
    return new Uint8Array(await sample.arrayBuffer());
  } catch (cause) {
    throw new SampleInspectError("unreadable", "The Blob of the sample could not be read.", { cause });
  }
}
