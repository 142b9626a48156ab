import type { DecodeBase64 } from "../audio/base64.ts";
import type { Contract } from "../contract/contract.ts";
import type { Refusal } from "../contract/judge.ts";
import type { LifeWords } from "../life/life.ts";
import type { RecordedRequest } from "../record/request.ts";
import type { LifeTables, ScenarioTable, ServiceError } from "../scenarios/scenario.ts";

/** What one service does with a judged request. Numbers start at 1. */
export interface ServiceWords<Voice, Body> {
  readonly service: RecordedRequest["service"];
  readonly contract: Contract;
  readonly scenarios: ScenarioTable<Body>;
  /** Those of the other operations. */
  readonly lifeScenarios?: LifeTables<Body> | undefined;
  /** The body that tells of the voice a request creates. */
  create(fields: Readonly<Record<string, unknown>>, url: URL, voiceNumber: number): Body;
  /** The voice a body tells of, with its id. */
  voiceOf(body: Body): { readonly voice: Voice; readonly id: string } | undefined;
  /** The code of a refusal. */
  refusalCode(refusal: Refusal): ServiceError["code"];
  /** The body that tells of an error, in the service's own shape. */
  errorBody(error: ServiceError, request: { readonly number: number; readonly url: URL }): unknown;
  /** What it does with voices that exist. Without it the service only clones. */
  readonly life?: LifeWords<Voice> | undefined;
  /** Paths of cloning beside the contract's. */
  readonly otherPaths?: readonly string[];
  /** Whether a path is one that only earlier programs use. */
  isLegacy?(url: URL): boolean;
  readonly decode?: DecodeBase64 | undefined;
  /** @default JSON.stringify */
  readonly toJson?: (body: unknown) => string;
}
