import type { Contract } from "./contract.ts";
import { contractValidator } from "./contract-validator.ts";
import { describeFindings } from "./finding.ts";
import { createJudge, type Refusal } from "./judge.ts";
import { type ReceivedRequest, receive } from "./received-request.ts";

/** One service with the voices it has created. Several handler sets and servers may share one. */
export interface VoiceService<Voice> {
  /** Answers one request as the service would, after reading it whole. The path is not looked at. */
  answer(request: Request): Promise<Response>;
  /** The voices created since the start or the last reset, oldest first. */
  voices(): readonly Voice[];
  /** Forgets every voice and starts ids, times and request ids over, so that the same requests get the same bytes. */
  reset(): void;
}

/** What one service does with a judged request. Numbers start at 1. */
export interface ServiceWords<Voice> {
  readonly contract: Contract;
  /** The voice a request creates and the body that tells of it. */
  create(
    fields: Readonly<Record<string, unknown>>,
    request: ReceivedRequest,
    voiceNumber: number,
  ): { voice: Voice; body: unknown };
  /** The body that tells of a refusal, in the service's own shape. */
  refuse(refusal: Refusal, requestNumber: number): unknown;
}

/** A service from its contract and its words. */
export function createVoiceService<Voice>({ contract, create, refuse }: ServiceWords<Voice>): VoiceService<Voice> {
  const validator = contractValidator(contract);
  const judge = createJudge(contract, validator);
  let created: Voice[] = [];
  let requests = 0;

  const reply = (status: number, body: unknown): Response => {
    const findings = validator.answer(status, body);
    // A mock that answers outside its contract would teach its users something untrue.
    if (findings.length > 0) throw new Error(`${contract.id}: wrong answer of the mock: ${describeFindings(findings)}`);
    const headers = { "content-type": "application/json", ...(status === 405 ? { allow: contract.method } : {}) };
    return new Response(JSON.stringify(body), { status, headers });
  };

  return {
    async answer(request) {
      const received = await receive(request);
      const verdict = await judge(received);
      requests += 1;
      if (!verdict.accepted) return reply(verdict.status, refuse(verdict, requests));
      const { voice, body } = create(verdict.fields, received, created.length + 1);
      const response = reply(200, body);
      created.push(voice);
      return response;
    },
    voices: () => structuredClone(created),
    reset() {
      created = [];
      requests = 0;
    },
  };
}
