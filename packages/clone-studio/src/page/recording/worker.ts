// Looks at recordings and makes samples of them beside the page, which stays quick meanwhile. The decoders are loaded
// when a file needs them.
import {
  inspectSample,
  isSampleError,
  judgeSample,
  measureSample,
  prepareSample,
  type SampleLevels,
  type SampleReport,
} from "@org/voice-sample";
import { digestOf } from "./digest.ts";
import type { Answer, Judge, Judgement, LookedAt, PreparedSample, Question } from "./prepared.ts";

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
    what: { looked: LookedAt } | { sample: PreparedSample } | Pick<Extract<Answer, { problem: object }>, "problem">,
  ) => {
    if (!mine.signal.aborted) postMessage({ take, turn, ...what } satisfies Answer);
  };
  try {
    if (question.look) tell({ looked: await lookAt(question.recording, question.look, mine.signal) });
    tell({ sample: await makeSample(question, mine.signal) });
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error));
    tell({ problem: { message, ...(isSampleError(error) && { code: error.code }) } });
  } finally {
    if (running.get(take) === mine) running.delete(take);
  }
}

async function lookAt(recording: Blob, judges: readonly Judge[], signal: AbortSignal): Promise<LookedAt> {
  const report = await inspectSample(recording, { signal });
  const levels = await measureSample(recording, { maxSeconds: mostSeconds, signal });
  const judgements = judged(judges, report, levels);
  return { digest: await digestOf(recording), seconds: levels.measuredSeconds, report, levels, judgements };
}

const judged = (judges: readonly Judge[], report: SampleReport, levels: SampleLevels): Judgement[] =>
  judges.map(({ title, limits, sources }) => ({
    provider: title,
    findings: judgeSample({ report, levels }, { limits, sources }),
  }));

async function makeSample({ recording, window, providers }: Question, signal: AbortSignal): Promise<PreparedSample> {
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
    judgements: judged(providers, report, levels),
  };
}
