import type { DecodeBase64 } from "./base64.ts";
import type { Contract } from "./contract.ts";
import { contractValidator } from "./contract-validator.ts";
import { describeFindings } from "./finding.ts";
import { type Acceptance, createJudge, type Refusal } from "./judge.ts";
import { pause } from "./pause.ts";
import { type ReceivedRequest, receive } from "./received-request.ts";
import { recordRequest } from "./record.ts";
import type { RecordedRequest } from "./recorded-request.ts";
import { createRecorder } from "./recorder.ts";
import {
  type NextScenario,
  type ScenarioChoice,
  type ScenarioTable,
  type ServiceError,
  scenarioQueue,
} from "./scenario.ts";

/** One service with the voices it has created. Several handler sets and servers may share one. */
export interface VoiceService<Voice, Body = Voice> {
  /**
   * Answers one request as the service would, after reading it whole. The path is not looked at. A connection that ends
   * without an answer is a `Response` of type `error`.
   */
  answer(request: Request, next?: NextScenario<Body>): Promise<Response>;
  /** The voices created since the start or the last reset, oldest first. */
  voices(): readonly Voice[];
  /** The requests received since the start or the last reset, oldest first: the newest 1,000 of them. */
  requests(): readonly RecordedRequest[];
  /** How many requests were received since the start or the last reset, without bound. */
  requestCount(): number;
  /**
   * Forgets every voice and request and starts ids, times, request ids and a list of scenarios over, so that the same
   * requests get the same bytes.
   */
  reset(): void;
}

/** What a service of either kind may be told. */
export interface VoiceServiceOptions<Body, Name extends string> {
  /**
   * Ids, and whatever else looks random, are derived from it: two services with one seed give the same bytes.
   * @default the same on every run
   */
  seed?: string | undefined;
  /**
   * Refuses fields that the contract does not declare, naming each, instead of only recording them.
   * @default false
   */
  strict?: boolean | undefined;
  /**
   * What happens to requests that the contract allows. Of a list each one answers one such request, and then the service
   * itself.
   * @default the service itself answers
   */
  scenario?: ScenarioChoice<Body, Name> | undefined;
  /** Called with each request as soon as it is known what becomes of it, which may be before it is answered. */
  onRequest?: ((request: RecordedRequest) => void) | undefined;
}

/** What goes over the wire as an answer. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A service for whoever has read the request already. */
export interface ServiceCore<Voice, Body> extends VoiceService<Voice, Body> {
  /** The answer; nothing when the connection ends without one. */
  respond(received: ReceivedRequest, next?: NextScenario<Body>): Promise<WireAnswer | undefined>;
}

/** What one service does with a judged request. Numbers start at 1. */
export interface ServiceWords<Voice, Body> {
  readonly service: RecordedRequest["service"];
  readonly contract: Contract;
  readonly scenarios: ScenarioTable<Body>;
  /** The body that tells of the voice a request creates. */
  create(fields: Readonly<Record<string, unknown>>, url: URL, voiceNumber: number): Body;
  /** The voice a body tells of, with its id. */
  voiceOf(body: Body): { readonly voice: Voice; readonly id: string } | undefined;
  /** The code of a refusal. */
  refusalCode(refusal: Refusal): ServiceError["code"];
  /** The body that tells of an error, in the service's own shape. */
  errorBody(error: ServiceError, requestNumber: number): unknown;
  /** Whether a path is one that only earlier programs use. */
  isLegacy?(url: URL): boolean;
  readonly decode?: DecodeBase64 | undefined;
  /** @default JSON.stringify */
  readonly toJson?: (body: unknown) => string;
}

/** What becomes of a request. */
interface Outcome<Body> {
  readonly answer?: WireAnswer;
  readonly delayMs?: number;
  readonly created?: Body;
  readonly scenario?: string;
}

/** A service from its contract and its words. */
export function createVoiceService<Voice, Body>(
  words: ServiceWords<Voice, Body>,
  { strict, scenario, onRequest }: Omit<VoiceServiceOptions<Body, string>, "seed"> = {},
): ServiceCore<Voice, Body> {
  const { service, contract, scenarios, toJson = JSON.stringify } = words;
  const validator = contractValidator(contract);
  const judge = createJudge(contract, validator, { strict, decode: words.decode });
  const start = () => ({
    voices: [] as Voice[],
    requests: 0,
    recorder: createRecorder(),
    next: scenarioQueue(scenarios, scenario),
    /** Settled when every request before is recorded: voices are numbered in the order of their requests. */
    turn: Promise.resolve(),
  });
  let state = start();

  const json = (status: number, body: unknown, conforms = true, headers = {}): WireAnswer => {
    const findings = conforms ? validator.answer(status, body) : [];
    // A mock that answers outside its contract would teach its users something untrue.
    if (findings.length > 0) throw new Error(`${contract.id}: wrong answer of the mock: ${describeFindings(findings)}`);
    return { status, headers: { "content-type": "application/json", ...headers }, body: toJson(body) };
  };
  const failure = (error: ServiceError, number: number): WireAnswer =>
    json(error.status, words.errorBody(error, number), true, error.headers);

  function refused(refusal: Refusal, number: number): Outcome<Body> {
    const { status, message } = refusal;
    const headers = status === 405 ? { allow: contract.method } : {};
    return { answer: failure({ status, code: words.refusalCode(refusal), message, headers }, number) };
  }

  function allowed({ fields }: Acceptance, url: URL, now: typeof state, number: number, next?: NextScenario<Body>) {
    const played = next?.() ?? now.next();
    const create = (): Body => words.create(fields, url, now.voices.length + 1);
    const outcome: Outcome<Body> = {
      ...(played === undefined ? {} : { scenario: played.name }),
      ...(played?.delayMs === undefined ? {} : { delayMs: played.delayMs }),
    };
    const play = played?.play ?? { kind: "clone" };
    switch (play.kind) {
      case "clone": {
        const made = create();
        const created = play.change?.(made) ?? made;
        return { ...outcome, created, answer: json(200, created, played?.conforms) };
      }
      case "error":
        return { ...outcome, answer: failure(play.error, number) };
      case "text": {
        const { status, mediaType, text } = play;
        return { ...outcome, answer: { status, headers: { "content-type": mediaType }, body: text } };
      }
      case "lost":
        return { ...outcome, created: create() };
      case "silent":
        return { ...outcome, delayMs: Number.POSITIVE_INFINITY };
    }
  }

  async function respond(
    arriving: ReceivedRequest | Promise<ReceivedRequest>,
    next?: NextScenario<Body>,
  ): Promise<WireAnswer | undefined> {
    // Taken before anything is awaited: a reset while this request is under way must not find it in the new state.
    const now = state;
    const number = ++now.requests;
    const turn = now.turn;
    let settle = (): void => {};
    now.turn = new Promise((resolve) => {
      settle = resolve;
    });
    try {
      const received = await arriving;
      const verdict = judge(received);
      const part = await recordRequest(contract, received, verdict);
      await turn;
      const { url } = received;
      const outcome: Outcome<Body> = verdict.accepted
        ? allowed(verdict, url, now, number, next)
        : refused(verdict, number);
      const made = outcome.created === undefined ? undefined : words.voiceOf(outcome.created);
      if (made !== undefined) now.voices.push(made.voice);
      const record: RecordedRequest = {
        service,
        number,
        ...part,
        legacy: words.isLegacy?.(url) ?? false,
        ...(outcome.scenario === undefined ? {} : { scenario: outcome.scenario }),
        ...(outcome.answer === undefined ? {} : { status: outcome.answer.status }),
        ...(made === undefined ? {} : { voiceId: made.id }),
      };
      now.recorder.add(record);
      onRequest?.(record);
      settle();
      await pause(outcome.delayMs ?? 0, received.signal);
      return outcome.answer;
    } finally {
      settle();
    }
  }

  return {
    respond,
    async answer(request, next) {
      const answer = await respond(receive(request), next);
      // msw's word for a network that fails.
      if (answer === undefined) return Response.error();
      const { status, headers, body } = answer;
      return new Response(body, { status, headers });
    },
    voices: () => structuredClone(state.voices),
    requests: () => state.recorder.requests(),
    requestCount: () => state.recorder.count(),
    reset() {
      state = start();
    },
  };
}
