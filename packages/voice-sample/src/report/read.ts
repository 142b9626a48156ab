import { carriedBy } from "../carried/carried-by.ts";
import type { OpenedSample } from "../open/opened-sample.ts";
import type { SampleReport } from "./report.ts";

/** The report on an opened sample. Rejects with whatever the audio reader throws at damaged bytes. */
export async function readReport(opened: OpenedSample): Promise<SampleReport> {
  const { container, bytes, track } = opened;
  const { codec, sampleRate, channels } = track;
  const durationSeconds = await track.seconds();
  const bitRate = await track.bitRate();
  const plausible = [durationSeconds, sampleRate, channels, bitRate].every((figure) => isPositive(figure));
  if (!plausible) throw new RangeError("Figures that no recording has.");
  const report = { container, codec, durationSeconds, sampleRate, channels, bitRate, sizeBytes: bytes.byteLength };
  const carries = await carriedBy(opened);
  return {
    ...report,
    ...(track.unfinished ? { unfinished: true as const } : {}),
    ...(carries.length > 0 ? { carries } : {}),
  };
}

const isPositive = (figure: number | null): boolean => figure !== null && Number.isFinite(figure) && figure > 0;
