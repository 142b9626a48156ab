import { describeFindings, type Finding } from "../contract/finding.ts";
import type { Refusal } from "../contract/judge.ts";
import type { ContractOperation } from "../contract/operation.ts";
import type { ContractValidator } from "../contract/validator.ts";
import type { Details, LifeAnswer } from "../life/life.ts";
import { type ListBend, type Play, playOf, type Scenario, type ServiceError } from "../scenarios/scenario.ts";
import type { WireAnswer } from "./wire-answer.ts";
import type { ServiceWords } from "./words.ts";

/** What becomes of a request. */
export interface Outcome<Voice> {
  /** Absent when the connection ends without one. */
  readonly answer?: WireAnswer;
  readonly delayMs?: number;
  /** The voice it created, with its id. */
  readonly made?: { readonly voice: Voice; readonly id: string; readonly conforms: boolean } | undefined;
}

/** A request by its number, with the address it came to. */
interface Numbered {
  readonly number: number;
  readonly url: URL;
  /** The methods that its path takes. */
  readonly methods: readonly string[];
}

/** How one service answers. Numbers are the requests' own. Both throw where an answer would leave the contract by mistake. */
export interface ServiceAnswers<Voice, Body> {
  /** To a request that its contract does not allow. */
  refuse(refusal: Refusal, request: Numbered): Outcome<Voice>;
  /** To one for a new voice. `create` makes the body that tells of it. */
  clone(scenario: Scenario<Body> | undefined, request: Numbered, create: () => Body): Outcome<Voice>;
  /** To one about voices that exist. `act` does what it asks for. */
  act(
    scenario: Scenario<Body> | undefined,
    request: Numbered,
    act: (adds: Details, bend: ListBend | undefined) => LifeAnswer,
  ): Outcome<Voice>;
}

/** The answers of a service in its own words, each of them checked by its contract. */
export function serviceAnswers<Voice, Body>(
  words: ServiceWords<Voice, Body>,
  validator: ContractValidator,
  { successStatus }: Pick<ContractOperation, "successStatus">,
): ServiceAnswers<Voice, Body> {
  const { contract, toJson = JSON.stringify } = words;
  const json = (status: number, given: unknown, conforms = true, headers = {}, leftOut: readonly string[] = []) => {
    const body = conforms ? validator.completed(status, given, leftOut) : given;
    const isMeant = ({ keyword, field }: Finding): boolean => keyword === "required" && leftOut.includes(field);
    const findings = conforms ? validator.answer(status, body).filter((one) => !isMeant(one)) : [];
    // A mock that answers outside its contract would teach its users something untrue.
    if (findings.length > 0) throw new Error(`${contract.id}: wrong answer of the mock: ${describeFindings(findings)}`);
    return { status, headers: { "content-type": "application/json", ...headers }, body: toJson(body) };
  };
  const failure = (error: ServiceError, request: Numbered): WireAnswer =>
    json(error.status, words.errorBody(error, request), true, error.headers);

  return {
    refuse(refusal, request) {
      const { status, message } = refusal;
      const headers = status === 405 ? { allow: request.methods.join(", ") } : {};
      return { answer: failure({ status, code: words.refusalCode(refusal), message, headers }, request) };
    },
    clone(scenario, request, create) {
      const conforms = scenario?.conforms ?? true;
      const told = (body: Body): Outcome<Voice>["made"] => {
        const made = words.voiceOf(body);
        return made === undefined ? undefined : { ...made, conforms };
      };
      return played(scenario, request, (play) => {
        const made = create();
        if (play === undefined) return { made: told(made) };
        const changed = play.change?.(made) ?? made;
        // What a scenario takes out of the answer stays out, whatever the contract requires.
        const leftOut = keysOf(made).filter((key) => !keysOf(changed).includes(key));
        return { made: told(changed), answer: json(successStatus, changed, conforms, {}, leftOut) };
      });
    },
    act: (scenario, request, act) =>
      played(scenario, request, (play, bend) => {
        const done = act(play?.adds ?? {}, bend);
        if (play === undefined) return {};
        if ("error" in done) return { answer: failure(done.error, request) };
        if ("file" in done) {
          return { answer: { status: 200, headers: { "content-type": done.mediaType }, body: done.file } };
        }
        const { status, body } = done;
        if (body === undefined) return { answer: { status, headers: {}, body: "" } };
        return { answer: json(status, body, done.conforms && (scenario?.conforms ?? true)) };
      }),
  };

  /** Does as a scenario says. `act` does what the request asks for, and answers, unless its answer is lost. */
  function played(
    scenario: Scenario<Body> | undefined,
    request: Numbered,
    act: (play: Done<Body> | undefined, bend?: ListBend) => Outcome<Voice>,
  ): Outcome<Voice> {
    const delay = scenario?.delayMs === undefined ? {} : { delayMs: scenario.delayMs };
    const play: Play<Body> = scenario === undefined ? { kind: "clone" } : playOf(scenario);
    switch (play.kind) {
      case "clone":
        return { ...delay, ...act(play) };
      case "page":
        return { ...delay, ...act({ kind: "clone" }, play.bend) };
      case "error":
        return { ...delay, answer: failure(play.error, request) };
      case "text": {
        const { status, mediaType, text } = play;
        return { ...delay, answer: { status, headers: { "content-type": mediaType }, body: text } };
      }
      case "lost":
        return { ...delay, ...act(undefined) };
      case "silent":
        return { delayMs: Number.POSITIVE_INFINITY };
    }
  }
}

const keysOf = (body: unknown): string[] => Object.keys(typeof body === "object" && body !== null ? body : {});

/** A scenario in which what was asked for is done and answered. */
type Done<Body> = Extract<Play<Body>, { readonly kind: "clone" }>;
