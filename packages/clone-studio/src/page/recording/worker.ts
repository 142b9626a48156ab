// Looks at recordings and makes samples of them beside the page, which stays quick meanwhile. The decoders are loaded
// when a file needs them.
import { inspectSample, isSampleError, judgeSample, measureSample, prepareSample } from "@org/voice-sample";
import type { Answer, LookedAt, Question, Sample } from "./prepared.ts";

/** Of a longer recording `prepareSample` looks at the first hour too. */
const mostSeconds = 3_600;

const running = new Map<number, AbortController>();

addEventListener("message", ({ data }: MessageEvent<Question>) => void answer(data));

async function answer(question: Question): Promise<void> {
  const { take, turn } = question;
  running.get(take)?.abort();
  const mine = new AbortController();
  running.set(take, mine);
  const tell = (
    what: { looked: LookedAt } | { sample: Sample } | Pick<Extract<Answer, { problem: object }>, "problem">,
  ) => {
    if (!mine.signal.aborted) postMessage({ take, turn, ...what } satisfies Answer);
  };
  try {
    if (question.look) tell({ looked: await lookAt(question.recording, mine.signal) });
    tell({ sample: await makeSample(question, mine.signal) });
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error));
    tell({ problem: { message, ...(isSampleError(error) && { code: error.code }) } });
  } finally {
    if (running.get(take) === mine) running.delete(take);
  }
}

async function lookAt(recording: Blob, signal: AbortSignal): Promise<LookedAt> {
  const report = await inspectSample(recording, { signal });
  const { measuredSeconds, waveform } = await measureSample(recording, { maxSeconds: mostSeconds, signal });
  return { seconds: measuredSeconds, waveform, report };
}

async function makeSample({ recording, window, providers }: Question, signal: AbortSignal): Promise<Sample> {
  const limits = providers.map((provider) => provider.limits);
  const range = window === undefined ? {} : { fromSeconds: window.from, toSeconds: window.to };
  const {
    audio,
    report,
    levels,
    changes,
    window: taken,
  } = await prepareSample(recording, { limits, ...range, signal });
  return {
    audio: new Blob([audio], { type: report.container === "wav" ? "audio/wav" : recording.type }),
    report,
    levels,
    changes,
    window: { from: taken.fromSeconds, to: taken.toSeconds },
    findings: providers.map((provider) => ({
      provider: provider.title,
      findings: judgeSample({ report, levels }, { limits: provider.limits, sources: provider.sources }),
    })),
  };
}
