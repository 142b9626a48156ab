import type { Input, InputAudioTrack } from "mediabunny";
import { checkFormat } from "../bounds/bounds.ts";
import type { SampleContainer } from "../report/report.ts";
import { SampleInspectError } from "../sample-inspect-error.ts";
import { declaredBytes } from "./declared-bytes.ts";
import type { OpenedSample, Reader } from "./opened-sample.ts";

// A file may lack a padding byte or a closing tag and still be whole.
const toleratedLoss = 0.01;

/** The first audio track of a sample of which no part is missing, in a format that recordings have. */
export async function checkedTrack({ reader, input, container, bytes }: OpenedSample): Promise<InputAudioTrack> {
  refuseMissingBytes(container, bytes);
  const track = await firstAudioTrack(input, container);
  checkFormat(await track.getNumberOfChannels(), await track.getSampleRate());
  await refuseMissingSound(reader, track);
  return track;
}

function refuseMissingBytes(container: SampleContainer, bytes: Uint8Array): void {
  const declared = declaredBytes(container, bytes);
  if (declared === undefined || bytes.byteLength >= declared * (1 - toleratedLoss)) return;
  throw new SampleInspectError(
    "truncated",
    `The end of the sample is missing: ${bytes.byteLength} of ${declared} bytes are there.`,
  );
}

async function firstAudioTrack(input: Input, container: SampleContainer): Promise<InputAudioTrack> {
  const [track] = await input.getAudioTracks();
  if (track) return track;
  if ((await input.getTracks()).length === 0) throw new RangeError("No tracks at all: the table of tracks is missing.");
  throw new SampleInspectError("no_sound", `The sample is a film without sound (${container}).`);
}

/** Unlike the length, which can come from a table in the head, this touches the last bytes of the sound. */
async function refuseMissingSound(reader: Reader, track: InputAudioTrack): Promise<void> {
  if (await new reader.EncodedPacketSink(track).getPacket(Number.POSITIVE_INFINITY)) return;
  const { packetCount } = await track.computePacketStats(1);
  if (packetCount > 0 || isPositive(await track.getDurationFromMetadata())) {
    throw new SampleInspectError("truncated", "The end of the sample is missing: its last sound is not there.");
  }
  throw new SampleInspectError("no_sound", "The sample is an audio file without any sound in it.");
}

const isPositive = (figure: number | null): boolean => figure !== null && Number.isFinite(figure) && figure > 0;
