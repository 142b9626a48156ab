import type { Scenario } from "../scenario.ts";
import type { LegTrace } from "../trial.ts";
import { bytesOf } from "../values/samples.ts";
import { askedWait, type SentRequest } from "../wire.ts";
import { mayHaveCreated, verdictOn } from "./oracle.ts";

const addresses = {
  cartesia: "https://api.cartesia.ai/voices/clone",
  inworld: "https://api.inworld.ai/voices/v1/voices:clone",
};

/** What is wrong with the requests of one provider, as sentences. */
export function brokenRequests(scenario: Scenario, { leg, secrets, sent, keysAsked }: LegTrace): string[] {
  const found: string[] = [];
  const must = (right: boolean, sentence: string): void => {
    if (!right) found.push(sentence);
  };
  const most = typeof scenario.maxRetries === "number" ? scenario.maxRetries : 2;
  must(sent.length <= most + 1, `${sent.length} requests with maxRetries ${most}`);
  must(leg.key === "text" || keysAsked >= sent.length, `${sent.length} requests, and ${keysAsked} keys`);
  const creating = sent.filter((request) => mayHaveCreated(request, leg.vendor)).length;
  must(creating <= 1, `${creating} requests may have created a voice`);
  for (const [index, request] of sent.entries()) {
    const number = `request ${index + 1}`;
    must(request.url === addresses[leg.vendor], `${number} went to ${request.url}`);
    must(request.redirect === "manual", `${number} would follow a redirect`);
    must(request.authorization === secrets.header, `${number} has another key`);
    must(request.body === undefined || isWhole(request.body, scenario, leg.vendor), `${number} has another body`);
    const before = sent[index - 1];
    if (before === undefined) continue;
    const verdict = verdictOn(before, leg.vendor);
    must(verdict.voice === undefined && verdict.retried === true, `${number} came after ${JSON.stringify(verdict)}`);
    must(
      !waitedTooLittle(before, request, index),
      `${number} was sent ${request.sentAt - (before.headAt ?? 0)} ms after that`,
    );
  }
  return found;
}

function waitedTooLittle(before: SentRequest, request: SentRequest, index: number): boolean {
  const seconds = askedWait(before);
  const waited = request.sentAt - (before.doneAt ?? before.headAt ?? 0);
  return waited < 1000 * (seconds ?? 0.75 * 2 ** (index - 1));
}

/** Whether a request carries the name and the bytes of every sample as they were given. */
function isWhole(body: Uint8Array, scenario: Scenario, vendor: LegTrace["leg"]["vendor"]): boolean {
  const name = String(scenario.name);
  const audio = scenario.samples.map((sample) => Buffer.from(bytesOf(sample, scenario.mark)));
  const bytes = Buffer.from(body);
  if (vendor === "cartesia") return bytes.includes(name) && audio.every((one) => bytes.includes(one));
  const { displayName, voiceSamples } = JSON.parse(bytes.toString("utf8"));
  return (
    displayName === name &&
    voiceSamples.length === audio.length &&
    audio.every((one, index) => voiceSamples[index].audioData === one.toString("base64"))
  );
}
