import { createJudge } from "../contract/judge.ts";
import { contractValidator } from "../contract/validator.ts";
import { recordedMessage } from "../record/fields.ts";
import { createNewest } from "../record/newest.ts";
import { type ReceivedRequest, type RequestHead, receive } from "../record/received-request.ts";
import { recordRequest } from "../record/record.ts";
import { createRecorder } from "../record/recorder.ts";
import type { RecordedRequest } from "../record/request.ts";
import { pause } from "../scenarios/pause.ts";
import { type NextScenario, type Scenario, type ScenarioChoice, scenarioQueue } from "../scenarios/scenario.ts";
import { createTurns } from "../scenarios/turns.ts";
import { type Outcome, serviceAnswers } from "./answers.ts";
import type { WireAnswer } from "./wire-answer.ts";
import type { ServiceWords } from "./words.ts";

/** One service with the voices it has created. Several handler sets and servers may share one. */
export interface VoiceService<Voice, Body = Voice> {
  /**
   * Answers one request as the service would, after reading it whole. The path is not looked at. A connection that ends
   * without an answer is a `Response` of type `error`.
   */
  answer(request: Request, next?: NextScenario<Body>): Promise<Response>;
  /**
   * The voices created since the start or the last reset, oldest first: the newest 10,000, or fewer where they take more
   * than 8 million characters as JSON.
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

/** A service for whoever has read the request already. */
export interface ServiceCore<Voice, Body> extends VoiceService<Voice, Body> {
  /** Whether the body of a request matters; without a right key, for example, it does not. */
  admits(head: RequestHead): boolean;
  /** How many voices were created since the start or the last reset, without bound. */
  voiceCount(): number;
  /** The answer; nothing when the connection ends without one. */
  respond(received: ReceivedRequest, next?: NextScenario<Body>): Promise<WireAnswer | undefined>;
}

/** More voices than a test makes, and than an account holds: Inworld lists at most 2,000 at once (list-voices page). */
const voiceBounds = { items: 10_000, characters: 8_000_000 } as const;

/** A service from its contract and its words. */
export function createVoiceService<Voice, Body>(
  words: ServiceWords<Voice, Body>,
  { strict, scenario, onRequest }: Omit<VoiceServiceOptions<Body, string>, "seed"> = {},
): ServiceCore<Voice, Body> {
  const { service, contract, scenarios, decode } = words;
  const validator = contractValidator(contract);
  const { admits, judge } = createJudge(contract, validator, { strict, decode });
  const answers = serviceAnswers(words, validator);
  const start = () => ({
    voices: createNewest<Voice>(voiceBounds),
    requests: 0,
    recorder: createRecorder(),
    next: scenarioQueue(scenarios, scenario),
    /** Voices are numbered in the order of their requests. */
    takeTurn: createTurns(),
  });
  let state = start();

  async function respond(
    arriving: ReceivedRequest | Promise<ReceivedRequest>,
    next?: NextScenario<Body>,
  ): Promise<WireAnswer | undefined> {
    // Taken before anything is awaited: a reset while this request is under way must not find it in the new state.
    const now = state;
    const number = ++now.requests;
    const turn = now.takeTurn();
    try {
      const received = await arriving;
      const { url, signal } = received;
      const verdict = judge(received);
      const part = await recordRequest(received, verdict);
      await turn.comes;
      let played: Scenario<Body> | undefined;
      const record = (rest: Partial<RecordedRequest>): void => {
        const about = { service, number, ...part, legacy: words.isLegacy?.(url) ?? false };
        const request = { ...about, ...(played === undefined ? {} : { scenario: played.name }), ...rest };
        now.recorder.add(request);
        onRequest?.(request);
      };
      let outcome: Outcome<Voice>;
      try {
        if (verdict.accepted) {
          played = next?.() ?? now.next();
          const { fields } = verdict;
          outcome = answers.play(played, { number, url }, () => words.create(fields, url, now.voices.count() + 1));
        } else {
          outcome = answers.refuse(verdict, { number, url });
        }
      } catch (error) {
        record({ failure: recordedMessage(String(error), verdict.redaction) });
        throw error;
      }
      const { answer, delayMs = 0, made } = outcome;
      if (made !== undefined) now.voices.add(made.voice);
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
    async answer(request, next) {
      const answer = await respond(receive(request, admits), next);
      // msw's word for a network that fails.
      if (answer === undefined) return Response.error();
      const { status, headers, body } = answer;
      return new Response(body, { status, headers });
    },
    voices: () => structuredClone(state.voices.items()),
    voiceCount: () => state.voices.count(),
    requests: () => state.recorder.requests(),
    requestCount: () => state.recorder.count(),
    reset() {
      state = start();
    },
  };
}
