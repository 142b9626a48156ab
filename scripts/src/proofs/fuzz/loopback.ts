import { textsOf } from "@org/clone-conformance";
import { cloneVoice, isCloneError, type Voice } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { type FaultServer, startFaults } from "@org/voices-mock/faults";
import { sample as drawn, stringify } from "fast-check";
import { inLanes } from "../../workspace/programs/in-lanes.ts";
import { shownMarks } from "./lists/spelled.ts";
import { type LoopbackScenario, loopbackScenarios, mayBeVoice, surelyRefuses } from "./loopback-scenario.ts";
import { listenToUnhandled } from "./oracle/unhandled.ts";
import { bytesOf } from "./values/samples.ts";
import { secretsOf, shownSecrets } from "./values/secrets.ts";

/** Calls under way at the same time: with their retries, fewer requests than the server keeps for each fault. */
const atOnce = 6;
/** A call that takes this much longer than its deadline never ends, in milliseconds. */
const slackMs = 10_000;

/** Makes random calls over real connections, and holds each of them to what can be seen from outside. */
export async function fuzzLoopback(seed: number, runs: number, onRun: (runs: number) => void): Promise<string[]> {
  const all = drawn(loopbackScenarios, { seed, numRuns: runs });
  const unhandled = listenToUnhandled();
  const faults = await startFaults();
  const found: string[] = [];
  let done = 0;
  try {
    await inLanes(all, atOnce, async (scenario, index) => {
      const sentences = await brokenOver(faults, scenario, `run-${index}-of-${seed}`);
      if (sentences.length > 0) found.push(`call ${index}: ${sentences.join("; ")}\n${stringify(scenario)}`);
      onRun(++done);
    });
    const targets = ["redirect-target", "redirect-target-elsewhere"] as const;
    const counts = await Promise.all(targets.map((target) => faults.count(target)));
    const elsewhere = counts.reduce((sum, count) => sum + count, 0);
    const meant = all.filter(({ fault }) => fault.startsWith("redirect-target"));
    if (elsewhere > meant.length * 3) found.push(`${elsewhere} requests followed a redirect`);
    return [...found, ...unhandled.take()];
  } finally {
    await faults.close();
    unhandled.stop();
  }
}

async function brokenOver(faults: FaultServer, scenario: LoopbackScenario, name: string): Promise<string[]> {
  const { fault, vendor, key, more, timeoutMs, maxRetries, abortMs, mark, settleMs } = scenario;
  const bytes = bytesOf({ form: "Uint8Array", content: "wav", more, transcription: undefined }, mark);
  const secrets = secretsOf({ vendor, keyLetters: "a+/=" }, mark, bytes);
  const apiKey = key === "text" ? secrets.key : () => lateKey(secrets.key);
  const makeProvider = vendor === "cartesia" ? cartesia : inworld;
  const provider = makeProvider({ apiKey, baseUrl: `${faults.url}/${fault}` });
  const controller = new AbortController();
  const abort = abortMs === undefined ? undefined : setTimeout(() => controller.abort(), abortMs);
  const sample = scenario.sample === "Blob" ? new Blob([bytes]) : bytes;
  const keyed = settleMs === undefined ? {} : { idempotencyKey: name, settleMs };
  const given = { name, language: "en", sample, ...keyed };
  const options = { ...given, provider, timeoutMs, maxRetries, signal: controller.signal };
  const call = cloneVoice(options as Parameters<typeof cloneVoice>[0]);
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  const result = await Promise.race([
    call.then(
      (voice) => ({ voice }),
      (error: unknown) => ({ error }),
    ),
    new Promise<undefined>((resolve) => {
      watchdog = setTimeout(() => resolve(undefined), timeoutMs + (settleMs ?? 0) + slackMs);
    }),
  ]);
  clearTimeout(abort);
  clearTimeout(watchdog);
  if (result === undefined) return ["it never ended"];

  const all = (await faults.requests(fault)).filter(({ body }) => Buffer.from(body).includes(name));
  const complete = all.filter(({ complete }) => complete).length;
  const shown = shownSecrets(
    [provider, result].flatMap((value) => [...textsOf(value)]),
    mark,
  );
  const sentences = shown.map((form) => `a secret is shown, as ${form}`);
  if (complete > maxRetries + 1) sentences.push(`${complete} requests with maxRetries ${maxRetries}`);
  if (complete > 1 && !surelyRefuses(fault)) sentences.push(`${complete} requests that may each have created a voice`);
  if (settleMs !== undefined) {
    const again = { ...given, provider: makeProvider({ apiKey, baseUrl: faults.baseUrl("none") }) };
    sentences.push(...(await brokenKeyOver(faults, name, result, again as Parameters<typeof cloneVoice>[0])));
  }
  if ("voice" in result) {
    // One that was looked for is judged by its key.
    if (settleMs !== undefined && !mayBeVoice(fault)) return sentences;
    if (!mayBeVoice(fault) || complete !== 1) sentences.push(`a voice after ${complete} requests`);
  } else if (!isCloneError(result.error)) {
    sentences.push(`rejected with ${typeof result.error}, not a CloneError`);
  } else if (result.error.outcome === "not_created" && complete > 0 && !surelyRefuses(fault)) {
    sentences.push(`${result.error.code}, not_created after ${complete} requests`);
  }
  return sentences;
}

/** What a call with a key came to, beside what exists, and the same call once more where nothing goes wrong. */
async function brokenKeyOver(
  faults: FaultServer,
  key: string,
  first: { readonly voice: Voice } | { readonly error: unknown },
  again: Parameters<typeof cloneVoice>[0],
): Promise<string[]> {
  const found: string[] = [];
  const must = (right: boolean, sentence: string): void => {
    if (!right) found.push(sentence);
  };
  const idsOf = async (): Promise<string[]> => (await faults.voices(`key:${key}`)).existing.map(({ id }) => id);
  const ids = await idsOf();
  must(ids.length <= 1, `${ids.length} voices of one key`);
  if ("voice" in first) must(ids.includes(first.voice.id), `${first.voice.id} does not exist`);
  const second = await cloneVoice(again).catch((error: unknown) => ({ error }));
  // A connection that a fault left may break even now.
  if ("error" in second) must(isCloneError(second.error), "made once more, it rejected with no CloneError");
  else must(second.existed || ids.length === 0, `did not find ${ids[0]}`);
  if ("voice" in first && "id" in second) must(first.voice.id === second.id, `${second.id} is another voice`);
  must(ids.length === 0 || (await idsOf()).length === 1, "the call made once more made another voice");
  const raws = ["error" in first ? undefined : first.voice.raw, "error" in second ? undefined : second.raw];
  const marks = shownMarks(
    [first, second, ...raws].flatMap((value) => [...textsOf(value)]),
    key,
  );
  must(marks.length === 0, `the mark of the key is shown, as ${marks.join(" and ")}`);
  return found;
}

async function lateKey(key: string): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  return key;
}
