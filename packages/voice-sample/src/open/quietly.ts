import type { Logging } from "mediabunny";

type Log = typeof Logging;

// Several samples may be inspected at once; the first one silences the log and the last one gives it back.
let running = 0;
let levelBefore: Log["level"] | undefined;

/** Does `work` while the audio reader prints nothing: its warnings about damaged files quote bytes of the file. */
export async function quietly<Result>(log: Log, work: () => Promise<Result>): Promise<Result> {
  if (running === 0) {
    levelBefore = log.level;
    log.level = 0;
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    if (running === 0 && levelBefore !== undefined) log.level = levelBefore;
  }
}
