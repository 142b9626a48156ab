import type { PreparedSample, SampleLevels, SampleReport } from "@org/voice-sample";
import { Output, type Row } from "../report/output.ts";
import type { ReportStreams } from "../report/reporter.ts";
import { sizeText } from "../report/size-text.ts";
import type { TargetFindings } from "../sample/inspected.ts";
import { type InspectReport, verdictOf, windowShares } from "./report.ts";
import { waveformText } from "./waveform-text.ts";

const waveformRows = 4;
const marks = { fits: ["✓", "green"], warned: ["!", "yellow"], refused: ["✗", "red"] } as const;

/** Tells people, on standard output; samples that cannot be read on standard error. */
export function humanInspectReporter({ stdout, stderr, env }: ReportStreams): (report: InspectReport) => void {
  const out = new Output(stdout, env);
  const err = new Output(stderr, env);
  return ({ label, report, levels, error, unread, verdicts, made }) => {
    if (unread !== undefined || report === undefined) {
      err.refusal(unread ?? `${label}: ${error?.message}`);
      return;
    }
    out.line(out.painted("bold", label));
    out.rows([...reportRows(report), ...levelRows(levels, error?.message)]);
    if (levels !== undefined) drawWaveform(out, levels, made);
    for (const verdict of verdicts) tellVerdict(out, verdict);
  };
}

function reportRows({
  container,
  codec,
  durationSeconds,
  sampleRate,
  channels,
  bitRate,
  sizeBytes,
}: SampleReport): Row[] {
  const names = ["", "mono", "stereo"][channels] ?? `${channels} channels`;
  return [
    ["file", `${container}, ${codec}, ${sizeText(sizeBytes)}`],
    ["length", `${durationSeconds.toFixed(2)} s`],
    ["sound", `${sampleRate} Hz, ${names}, ${Math.round(bitRate / 1000)} kbit/s`],
  ];
}

function levelRows(levels: SampleLevels | undefined, reason: string | undefined): Row[] {
  if (levels === undefined) return [["level", `not known: ${reason}`]];
  const { peakDbfs, rmsDbfs, noiseFloorDbfs, clippedValues, complete, measuredSeconds } = levels;
  const { leadingSilenceSeconds, trailingSilenceSeconds } = levels;
  return [
    ["level", `peak ${dbfs(peakDbfs)}, RMS ${dbfs(rmsDbfs)}, between the words ${dbfs(noiseFloorDbfs)}`],
    ["clipping", clippedValues === 0 ? "none" : `${clippedValues} values at full scale`],
    ["silence", `${leadingSilenceSeconds.toFixed(2)} s before, ${trailingSilenceSeconds.toFixed(2)} s behind`],
    ...(complete ? [] : [["measured", `the first ${measuredSeconds.toFixed(1)} s`] as const]),
  ];
}

const dbfs = (level: number): string => (level <= -120 ? "silent" : `${level.toFixed(1)} dBFS`);

function drawWaveform(out: Output, levels: SampleLevels, made: PreparedSample | undefined): void {
  const { waveform, measuredSeconds } = levels;
  const columns = out.width - 4;
  out.line();
  for (const row of waveformText(waveform, columns, waveformRows))
    out.line(`  ${out.painted("cyan", row.trimEnd())}`.trimEnd());
  const part = windowShares(levels, made);
  if (part !== undefined) {
    const from = Math.min(columns - 1, Math.floor(part.from * columns));
    const length = Math.max(1, Math.round(part.to * columns) - from);
    out.line(`  ${" ".repeat(from)}${out.painted("green", "━".repeat(length))}`);
  }
  out.line(`  ${out.painted("dim", `0 s${`${measuredSeconds.toFixed(1)} s`.padStart(columns - 3)}`)}`);
  if (made !== undefined && made.changes.length > 0) {
    const done = made.changes.map(({ message }) => message).join("; ");
    out.indented(`would be sent: ${done}`, 2);
  }
  out.line();
}

function tellVerdict(out: Output, verdict: TargetFindings): void {
  const [mark, colour] = marks[verdictOf(verdict)];
  const head = `${out.painted([colour, "bold"], `${mark} ${verdict.target.name}`)}`;
  if (verdict.findings.length === 0) {
    out.line(`${head}  fits`);
    return;
  }
  out.line(head);
  for (const { message, source } of verdict.findings) {
    out.indented(message, 2);
    if (source !== undefined) out.line(`  ${out.painted("dim", source)}`);
  }
}
