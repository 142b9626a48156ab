import { availableParallelism } from "node:os";
import { basename } from "node:path";
import { inLanes } from "../../workspace/programs/in-lanes.ts";
import { progress } from "../fuzz/progress.ts";
import { Preparer } from "./process/preparer.ts";
import type { Task } from "./process/task.ts";

/** Far more than three seconds of sound take: what is still running then hangs. */
const patienceMs = 20_000;
const mostExtraBytes = 300_000_000;
const seed = 48_271;

/**
 * Prepares damaged copies of recordings, of each in turn. Every one of them ends in a sample or in an error of the package,
 * within time and memory, and the process lives on: afterwards it makes of each whole recording what it made before.
 */
export async function prepareDamaged(
  recordings: readonly Task[],
  copies: number,
  aacModule: string,
): Promise<string[]> {
  const complaints: string[] = [];
  const outcomes = new Map<string, number>();
  const tell = progress("damaged copies", copies);
  let done = 0;
  let [mostBytes, mostSeconds] = [0, 0];
  const lanes = availableParallelism();
  const shares = Array.from({ length: lanes }, (_, lane) => lane);
  await inLanes(shares, lanes, async (lane) => {
    const preparer = new Preparer(aacModule);
    const whole = async (recording: Task): Promise<string> => {
      const told = await preparer.prepare(recording, patienceMs);
      if (typeof told === "string") return told;
      return told.outcome.kind === "sample" ? told.outcome.sha256 : JSON.stringify(told.outcome);
    };
    const before = new Map<Task, string>();
    for (const recording of recordings) before.set(recording, await whole(recording));
    for (let copy = lane; copy < copies; copy += lanes) {
      const recording = recordings[copy % recordings.length];
      if (recording === undefined) break;
      // Even and odd ones of each recording: both kinds of damage.
      const damage = 2 * ((copy * seed) % 2 ** 31) + (Math.floor(copy / recordings.length) % 2);
      const told = await preparer.prepare({ ...recording, damage }, patienceMs);
      const complain = (what: string): unknown =>
        complaints.push(`${basename(recording.path)}, damage ${damage}: ${what}`);
      if (typeof told === "string") complain(told);
      else {
        const { outcome, seconds, extraBytes = 0 } = told;
        const name = outcome.kind === "refused" ? outcome.code : outcome.kind;
        outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
        if (outcome.kind === "wrong") complain(outcome.error);
        if (extraBytes > mostExtraBytes) complain(`it took ${Math.round(extraBytes / 1e6)} MB`);
        mostBytes = Math.max(mostBytes, extraBytes);
        mostSeconds = Math.max(mostSeconds, seconds);
      }
      done += 1;
      tell(done);
    }
    for (const [recording, made] of before) {
      if ((await whole(recording)) !== made)
        complaints.push(`${basename(recording.path)}: after damaged ones another sample is made of it`);
    }
    preparer.close();
  });
  if (done !== copies) complaints.push(`${done} of ${copies} damaged copies were prepared`);
  const counts = [...outcomes].map(([name, count]) => `${name} ${count}`).join(", ");
  const cost = `at most ${mostSeconds.toFixed(1)} s and ${Math.round(mostBytes / 1e6)} MB beyond idle`;
  console.log(`${done} damaged copies: ${counts}; ${cost}; ${complaints.length} broke a promise.`);
  return complaints;
}
