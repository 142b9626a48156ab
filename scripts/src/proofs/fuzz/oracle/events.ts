import type { Voice } from "@org/clone-core";
import type { Scenario } from "../scenario.ts";
import type { Trace } from "../trial.ts";

/** What is wrong with the events of a call to one provider, as sentences. Those of several come mixed. */
export function brokenEvents({ listener }: Scenario, { legs, events, settledAt }: Trace): string[] {
  const [only, ...others] = legs;
  if (only === undefined || others.length > 0 || listener === "none" || only.refusedStart) return [];
  const found: string[] = [];
  const must = (right: boolean, sentence: string): void => {
    if (!right) found.push(`${sentence}: ${JSON.stringify(events)}`);
  };
  const attempts = events.filter(({ type }) => type === "attempt_started").length;
  const retries = events.filter(({ type }) => type === "retry_scheduled").length;
  const { sent, asked, result } = only;
  // The last attempt may end before its request.
  must(attempts === sent.length || attempts === sent.length + 1, `${sent.length} requests, told of ${attempts}`);
  must(
    retries === attempts || retries === Math.max(0, attempts - 1),
    `${attempts} attempts, told of ${retries} retries`,
  );
  const looks = events.flatMap((event) => (/^look_up/.test(event.type) ? [event.type] : []));
  must(
    looks.every((type, index) => type === (index % 2 === 0 ? "look_up_started" : "look_up_ended")),
    "look-ups do not begin and end in turn",
  );
  must(asked.length === 0 || looks.length > 0, `not told of ${asked.length} list requests`);
  const last = events.at(-1);
  must(events.filter(({ type }) => type === "settled").length === 1, "not told once that it settled");
  if (last?.type !== "settled") return [...found, "told of something after the end"];
  const error =
    result !== undefined && "error" in result ? (result.error as { code: string; outcome: string }) : undefined;
  const success = result !== undefined && "voice" in result && (result.voice as Voice).existed ? "existed" : "created";
  must(last.outcome === (error?.outcome ?? success) && last.code === error?.code, "told of another end");
  must(last.attempts === attempts, "told of another number of attempts at the end");
  must(last.durationMs === Math.round(settledAt), `it took ${settledAt} ms`);
  return found;
}
