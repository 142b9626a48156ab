import type { Acceptance, Refusal } from "../contract/judge.ts";
import type { OperationName } from "../contract/operation.ts";
import type { Place } from "../contract/routes.ts";
import { checkListLag, type ListLag } from "../life/list-lag.ts";
import { createShelf, type Shelf } from "../life/shelf.ts";
import { recordedMessage } from "../record/fields.ts";
import { type ReceivedRequest, type RequestHead, receive } from "../record/received-request.ts";
import { recordRequest } from "../record/record.ts";
import { createRecorder } from "../record/recorder.ts";
import type { RecordedRequest } from "../record/request.ts";
import { pause } from "../scenarios/pause.ts";
import {
  type LifeScenarios,
  type LifeTables,
  type NextScenario,
  type Scenario,
  type ScenarioChoice,
  scenarioQueues,
} from "../scenarios/scenario.ts";
import { createTurns } from "../scenarios/turns.ts";
import type { Outcome } from "./answers.ts";
import { type ServiceOperation, serviceOperations } from "./operations.ts";
import type { WireAnswer } from "./wire-answer.ts";
import type { ServiceWords } from "./words.ts";

/** One service with the voices it has created. Several handler sets and servers may share one. */
export interface VoiceService<Voice> {
  /**
   * Answers one request as the service would, after reading it whole. The end of its path says which operation it asks
   * for; one that no operation has is taken for cloning. A connection that ends without an answer is a `Response` of type
   * `error`.
   */
  answer(request: Request): Promise<Response>;
  /**
   * The voices created since the start or the last reset that still exist, as they are now, oldest first: the newest
   * 10,000, or fewer where they take more than 8 million characters as JSON. Those of everybody, which are listed beside
   * them, are none of these.
   */
  voices(): readonly Voice[];
  /**
   * The requests received since the start or the last reset, oldest first: the newest 1,000, or fewer where they take more
   * than 8 million characters as JSON without their audio.
   */
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
export interface VoiceServiceOptions<Body, Name extends string, Life = LifeScenarios<Body, LifeTables<Body>>> {
  /**
   * Ids, and whatever else looks random, are derived from it: two services with one seed give the same bytes.
   * @default the same on every run
   */
  seed?: string | undefined;
  /**
   * When the first voice was created; each next one is a second later. Pass the present time where your code looks for voices
   * by their time, as `findVoices` does with `createdAfter`.
   * @default 2026-03-01 00:00:01 UTC, at Inworld another day where there is a `seed`
   */
  firstVoiceAt?: Date | undefined;
  /**
   * Refuses fields that the contract does not declare, naming each, instead of only recording them.
   * @default false
   */
  strict?: boolean | undefined;
  /**
   * What happens to requests for a new voice that the contract allows. Of a list each one answers one such request, and
   * then the service itself.
   * @default the service itself answers
   */
  scenario?: ScenarioChoice<Body, Name> | undefined;
  /**
   * The same for requests about voices that exist, by operation: `{ list: ["rateLimited"], delete: "answerLost" }`.
   * @default the service itself answers
   */
  scenarios?: Life | undefined;
  /**
   * How long a new voice stays out of the list, and cannot be got: `{ ms: 2000 }`, or `{ requests: 3 }` for as many list
   * requests as are answered without it. Neither service says how soon a voice shows.
   * @default it shows at once
   */
  listLag?: ListLag | undefined;
  /**
   * The clock of `listLag` in milliseconds, for a test that does not wait.
   * @default performance.now
   */
  now?: (() => number) | undefined;
  /** Called with each request as soon as it is known what becomes of it, which may be before it is answered. */
  onRequest?: ((request: RecordedRequest) => void) | undefined;
}

/** What became of a request. */
export interface Performed {
  readonly answer: WireAnswer | undefined;
  /** Whether it was as the contract has it. */
  readonly isRight: boolean;
  /** What it carried. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The voice that it created. */
  readonly voiceId: string | undefined;
}

/** A service whose handlers may have scenarios of their own. */
export interface ScenarioService<Voice, Body> extends VoiceService<Voice> {
  /** @param next gives the scenario of an allowed request; where it gives none, the service's own are asked. */
  answer(request: Request, next?: NextScenario<Body>): Promise<Response>;
}

/** A service for whoever has read the request already. */
export interface ServiceCore<Voice, Body> extends ScenarioService<Voice, Body> {
  /** Whether the body of a request matters; without a right key, for example, it does not. */
  admits(head: RequestHead): boolean;
  /** How many voices that exist are no longer kept, because there were too many. */
  droppedVoices(): number;
  /** What somebody asks for whose base URL has this path; nothing where no operation stands. */
  operationAt(method: string, url: URL, prefix: string): OperationName | undefined;
  /** Does at once what a request asks for, and keeps no record of it. @param listLag is that of a voice it creates. */
  perform(received: ReceivedRequest, listLag?: ListLag): Performed;
  /** The answer; nothing when the connection ends without one. */
  respond(received: ReceivedRequest, next?: NextScenario<Body>): Promise<WireAnswer | undefined>;
}

/**
 * The requests that wait for their answers. A request that nobody holds is collected with what follows its caller's signal,
 * and one that is never answered would not even end then.
 */
const waiting = new Set<Request>();

/** A service from its contract and its words. */
export function createVoiceService<Voice, Body>(
  words: ServiceWords<Voice, Body>,
  options: Omit<VoiceServiceOptions<Body, string>, "seed"> = {},
): ServiceCore<Voice, Body> {
  const { strict, scenario, scenarios, listLag, now = () => performance.now(), onRequest } = options;
  const { service } = words;
  checkListLag(listLag);
  const find = serviceOperations(words, strict);
  const placeOf = ({ method, url }: RequestHead) => find(method, url.pathname);
  const admits = (head: RequestHead): boolean => placeOf(head).operation.judge.admits(head);
  const start = () => ({
    shelf: createShelf<Voice>(listLag, now),
    requests: 0,
    recorder: createRecorder(),
    next: scenarioQueues(words, { scenario, scenarios }),
    /** Voices are numbered in the order of their requests. */
    takeTurn: createTurns(),
  });
  let state = start();

  /** What becomes of a request that was judged. */
  function perform(
    { operation, methods, prefix, id }: Place<ServiceOperation<Voice, Body>>,
    verdict: Acceptance | Refusal,
    about: {
      readonly number: number;
      readonly url: URL;
      readonly shelf: Shelf<Voice>;
      readonly lag?: ListLag | undefined;
    },
    played: Scenario<Body> | undefined,
  ): Outcome<Voice> {
    const { number, url, shelf } = about;
    const { contract, answers } = operation;
    const request = { number, url, methods };
    if (!verdict.accepted) return answers.refuse(verdict, request);
    const { fields, query } = verdict;
    const { name } = contract;
    if (name !== "clone") {
      return answers.act(played, request, (adds, bend) => {
        if (words.life === undefined) throw new Error(`${service} has no ${name}`);
        return words.life.act({ operation: name, url, prefix, id, query, fields, shelf, adds, bend });
      });
    }
    const outcome = answers.clone(played, request, () => words.create(fields, url, shelf.count() + 1));
    if (outcome.made !== undefined) shelf.add({ ...outcome.made, more: {} }, about.lag);
    return outcome;
  }

  async function respond(
    arriving: ReceivedRequest | Promise<ReceivedRequest>,
    next?: NextScenario<Body>,
  ): Promise<WireAnswer | undefined> {
    // Taken before anything is awaited: a reset while this request is under way must not find it in the new state.
    const current = state;
    const number = ++current.requests;
    const turn = current.takeTurn();
    try {
      const received = await arriving;
      const { url, signal } = received;
      const place = placeOf(received);
      const { name } = place.operation.contract;
      const verdict = place.operation.judge.judge(received);
      const part = await recordRequest(received, verdict);
      await turn.comes;
      let played: Scenario<Body> | undefined;
      const record = (rest: Partial<RecordedRequest>): void => {
        const about = { service, number, operation: name, ...part, legacy: words.isLegacy?.(url) ?? false };
        const request = { ...about, ...(played === undefined ? {} : { scenario: played.name }), ...rest };
        current.recorder.add(request);
        onRequest?.(request);
      };
      let outcome: Outcome<Voice>;
      try {
        if (verdict.accepted) played = next?.(name) ?? current.next(name);
        outcome = perform(place, verdict, { number, url, shelf: current.shelf }, played);
      } catch (error) {
        record({ failure: recordedMessage(String(error), verdict.redaction) });
        throw error;
      }
      const { answer, delayMs = 0, made } = outcome;
      record({
        ...(answer === undefined ? {} : { status: answer.status }),
        ...(made === undefined ? {} : { voiceId: verdict.redaction.text(made.id) }),
      });
      turn.end();
      await pause(delayMs, signal);
      return answer;
    } finally {
      turn.end();
    }
  }

  return {
    admits,
    respond,
    operationAt(method, url, prefix) {
      const place = find(method, url.pathname);
      return place.isRight && place.prefix === prefix ? place.operation.contract.name : undefined;
    },
    perform(received, lag) {
      const place = placeOf(received);
      const verdict = place.operation.judge.judge(received);
      const about = { number: ++state.requests, url: received.url, shelf: state.shelf, lag };
      const { answer, made } = perform(place, verdict, about, undefined);
      return { answer, isRight: verdict.accepted, fields: verdict.fields, voiceId: made?.id };
    },
    async answer(request, next) {
      waiting.add(request);
      const answer = await respond(receive(request, admits), next).finally(() => waiting.delete(request));
      // msw's word for a network that fails.
      if (answer === undefined) return Response.error();
      const { status, headers, body } = answer;
      // A status that never has a body takes none, not even an empty one.
      return new Response(status === 204 ? null : body, { status, headers });
    },
    voices: () => structuredClone(state.shelf.all().map(({ voice }) => voice)),
    droppedVoices: () => state.shelf.dropped(),
    requests: () => state.recorder.requests(),
    requestCount: () => state.recorder.count(),
    reset() {
      state = start();
    },
  };
}
