import { describeFindings } from "../contract/finding.ts";
import type { Refusal } from "../contract/judge.ts";
import type { ContractValidator } from "../contract/validator.ts";
import type { Scenario, ServiceError } from "../scenarios/scenario.ts";
import type { WireAnswer } from "./wire-answer.ts";
import type { ServiceWords } from "./words.ts";

/** What becomes of a request. */
export interface Outcome<Voice> {
  /** Absent when the connection ends without one. */
  readonly answer?: WireAnswer;
  readonly delayMs?: number;
  /** The voice it created, with its id. */
  readonly made?: { readonly voice: Voice; readonly id: string } | undefined;
}

/** A request by its number, with the address it came to. */
interface Numbered {
  readonly number: number;
  readonly url: URL;
}

/** How one service answers. Numbers are the requests' own. Both throw where an answer would leave the contract by mistake. */
export interface ServiceAnswers<Voice, Body> {
  /** To a request that its contract does not allow. */
  refuse(refusal: Refusal, request: Numbered): Outcome<Voice>;
  /** To one that it allows. `create` makes the body that tells of its voice. */
  play(scenario: Scenario<Body> | undefined, request: Numbered, create: () => Body): Outcome<Voice>;
}

/** The answers of a service in its own words, each of them checked by its contract. */
export function serviceAnswers<Voice, Body>(
  words: ServiceWords<Voice, Body>,
  validator: ContractValidator,
): ServiceAnswers<Voice, Body> {
  const { contract, toJson = JSON.stringify } = words;
  const json = (status: number, body: unknown, conforms = true, headers = {}): WireAnswer => {
    const findings = conforms ? validator.answer(status, body) : [];
    // A mock that answers outside its contract would teach its users something untrue.
    if (findings.length > 0) throw new Error(`${contract.id}: wrong answer of the mock: ${describeFindings(findings)}`);
    return { status, headers: { "content-type": "application/json", ...headers }, body: toJson(body) };
  };
  const failure = (error: ServiceError, request: Numbered): WireAnswer =>
    json(error.status, words.errorBody(error, request), true, error.headers);

  return {
    refuse(refusal, request) {
      const { status, message } = refusal;
      const headers = status === 405 ? { allow: contract.method } : {};
      return { answer: failure({ status, code: words.refusalCode(refusal), message, headers }, request) };
    },
    play(scenario, request, create) {
      const delay = scenario?.delayMs === undefined ? {} : { delayMs: scenario.delayMs };
      const play = scenario?.play ?? { kind: "clone" };
      switch (play.kind) {
        case "clone": {
          const made = create();
          const created = play.change?.(made) ?? made;
          return { ...delay, made: words.voiceOf(created), answer: json(200, created, scenario?.conforms) };
        }
        case "error":
          return { ...delay, answer: failure(play.error, request) };
        case "text": {
          const { status, mediaType, text } = play;
          return { ...delay, answer: { status, headers: { "content-type": mediaType }, body: text } };
        }
        case "lost":
          return { ...delay, made: words.voiceOf(create()) };
        case "silent":
          return { delayMs: Number.POSITIVE_INFINITY };
      }
    },
  };
}
