import { type ChildProcess, fork, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cartesiaAudioLimits } from "@org/cartesia-voices";
import { inworldAudioLimits } from "@org/inworld-voices";
import type { SampleWindow } from "@org/voice-sample";
import { build } from "esbuild";
import { installConsumer, pack } from "../../workspace/programs/consumer.ts";
import { sampleDecoders } from "../../workspace/programs/sample-decoders.ts";
import { installDebian } from "../../workspace/tools/install-debian.ts";
import { interleave } from "../measures/interleave.ts";
import { messageOf } from "../measures/rate.ts";
import type { Samples } from "../report/samples.ts";
import { byFfmpeg, type Taken } from "./by-ffmpeg.ts";
import { type Preparer, preparers, type RecordingKind, recordingKinds } from "./kinds.ts";
import { isMeant, makeRecording } from "./recordings.ts";

const limits = JSON.stringify([cartesiaAudioLimits, inworldAudioLimits]);
/** Code takes its final shape only after some calls. A long recording is as many calls in one. */
const warmUpCalls = 10;

/** Times and peaks of making samples, beside ffmpeg's for the same recordings, round by round. */
export async function preparing(folder: string, rounds: number, longRounds: number): Promise<Samples[]> {
  installDebian({ ffmpeg: "ffmpeg" });
  const home = join(folder, "preparing");
  mkdirSync(home);
  const child = await installed(home);
  const samples: Samples[] = [];
  for (const kind of recordingKinds) {
    const recording = makeRecording(home, kind);
    samples.push(...(await measured(kind, { child, recording, rounds: kind.isLong ? longRounds : rounds })));
  }
  return samples;
}

/** Installs the packed package and its decoders as a user does; returns the program that prepares. */
async function installed(home: string): Promise<string> {
  installConsumer(home, [...pack(home, ["voice-sample"]), ...sampleDecoders()]);
  const outfile = join(home, "prepare-child.mjs");
  const entry = fileURLToPath(new URL("./prepare-child.ts", import.meta.url));
  await build({ entryPoints: [entry], outfile, bundle: true, packages: "external", format: "esm", platform: "node" });
  return outfile;
}

interface Run {
  readonly child: string;
  readonly recording: string;
  readonly rounds: number;
}

async function measured(kind: RecordingKind, { child, recording, rounds }: Run): Promise<Samples[]> {
  const output = `${recording}.sample.wav`;
  const peaks = new Map<Preparer, number[]>();
  const noted = (preparer: Preparer, { milliseconds, peakBytes }: Taken): number => {
    peaks.set(preparer, [...(peaks.get(preparer) ?? []), peakBytes]);
    return milliseconds;
  };
  const checked = (window: SampleWindow): SampleWindow => {
    if (!isMeant(window, kind)) throw new Error(`${kind.title}: a sample of ${JSON.stringify(window)}`);
    return window;
  };

  const warm = fork(child, [limits, output]);
  try {
    await messageOf(warm);
    let window = checked((await warmly(warm, recording)).window);
    for (let call = kind.isLong ? warmUpCalls : 1; call < warmUpCalls; call++) await warmly(warm, recording);
    const measures: Readonly<Record<Preparer, () => number | Promise<number>>> = {
      ffmpeg: () => noted("ffmpeg", byFfmpeg(recording, window, output)),
      async "prepareSample, warm"() {
        const told = await warmly(warm, recording);
        window = checked(told.window);
        return told.milliseconds;
      },
      "prepareSample, own process"() {
        const told = alone(child, output, recording);
        checked(told.window);
        return noted("prepareSample, own process", told);
      },
    };
    const times = await interleave(
      rounds,
      new Map(preparers.map((preparer): [Preparer, () => number | Promise<number>] => [preparer, measures[preparer]])),
    );
    return preparers.flatMap((subject): Samples[] => {
      const values = peaks.get(subject);
      return [
        { measure: `prepare.time.${kind.id}`, subject, values: times.get(subject) ?? [] },
        // The first is the round that warmed up.
        ...(values === undefined ? [] : [{ measure: `prepare.memory.${kind.id}`, subject, values: values.slice(1) }]),
      ];
    });
  } finally {
    warm.kill();
  }
}

interface Told {
  readonly window: SampleWindow;
  readonly milliseconds: number;
}

async function warmly(child: ChildProcess, recording: string): Promise<Told> {
  child.send(recording);
  return (await messageOf(child)) as Told;
}

/** From the start of a process to its end. */
function alone(child: string, output: string, recording: string): Told & Taken {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [child, limits, output, recording], {
    encoding: "utf8",
  });
  const milliseconds = performance.now() - began;
  if (status !== 0) throw new Error(`${recording} ended with ${status}: ${stderr}`);
  return { ...JSON.parse(stdout), milliseconds };
}
