import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../command-io.ts";
import { openOutputFile } from "../report/output-file.ts";
import { inspectedSample, targetFindings } from "../sample/inspected.ts";
import { sampleLabel } from "../sample/label.ts";
import { trimmed } from "../sample/load.ts";
import { madeOf } from "../sample/prepared.ts";
import { readRecording } from "../sample/read.ts";
import { targets } from "../targets/choose.ts";
import type { InspectFlags } from "./flags.ts";
import { humanInspectReporter } from "./human-reporter.ts";
import { jsonInspectReporter } from "./json-reporter.ts";
import { type InspectReport, windowShares } from "./report.ts";
import { waveformSvg } from "./waveform-svg.ts";

/**
 * Looks at samples and tells how each provider will take them. Nothing is sent.
 *
 * @returns 0 when every sample can be sent, 1 when a provider would refuse one (with `--strict`, or warn of one), 2 when
 * one cannot be read.
 */
export async function inspectSamples(paths: readonly string[], flags: InspectFlags, io: CommandIo): Promise<number> {
  const { provider, svg } = flags;
  if (svg !== undefined && paths.length > 1) {
    throw new CommandError("--svg draws one sample. Pass one sample, or run the command once for each.");
  }
  if (paths.filter((path) => path === "-").length > 1) {
    throw new CommandError("Standard input can be one sample only: pass - once, and paths for the others.");
  }
  const chosen = targets.filter(({ name }) => provider === undefined || provider === "all" || name === provider);
  const report = (flags.json ? jsonInspectReporter : humanInspectReporter)(io);
  let exitCode = 0;
  for (const path of paths) {
    const inspected = await inspectOne(path, chosen, flags, io);
    if (svg !== undefined) drawInto(svg, inspected, io);
    report(inspected);
    exitCode = Math.max(exitCode, exitCodeOf(inspected, flags.strict ?? false));
  }
  return exitCode;
}

async function inspectOne(
  path: string,
  chosen: typeof targets,
  flags: InspectFlags,
  io: CommandIo,
): Promise<InspectReport> {
  try {
    const label = sampleLabel(path);
    const whole = await readRecording(path, io);
    const recording = flags.trim === undefined ? whole : await trimmed(whole, flags.trim, label, io.signal);
    const inspected = await inspectedSample(recording, io);
    const verdicts = await targetFindings(inspected, chosen, flags);
    const made = inspected.levels === undefined ? undefined : await madeOf(recording, chosen, {}, io);
    return { path, label, ...inspected, verdicts, ...(made && !("error" in made) && { made }) };
  } catch (error) {
    // The other samples are looked at all the same.
    if (!(error instanceof CommandError) || error.exitCode !== 2) throw error;
    return { path, label: sampleLabel(path), unread: error.message, verdicts: [] };
  }
}

function drawInto(path: string, { label, levels, error, unread, made }: InspectReport, io: CommandIo): void {
  if (levels === undefined) {
    throw new CommandError(`--svg cannot draw ${label}: ${unread ?? error?.message ?? "it has no levels"}`);
  }
  const file = openOutputFile(path, io.stdout);
  file.stream.write(waveformSvg(levels.waveform, `Waveform of ${label}`, windowShares(levels, made)));
  file.close();
}

function exitCodeOf({ unread, report, verdicts }: InspectReport, strict: boolean): number {
  if (unread !== undefined || report === undefined) return 2;
  const findings = verdicts.flatMap((verdict) => verdict.findings);
  return findings.some(({ level }) => strict || level === "refuse") ? 1 : 0;
}
