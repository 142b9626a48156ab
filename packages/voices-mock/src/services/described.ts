// A service of which nothing is known but its document: strict about requests, as every service here, and with answers that
// are sampled from the schemas.
import type { HttpHandler } from "msw";
import type { Contract, Json, JsonObject } from "../contract/contract.ts";
import { contractOperation, errorPointer, follow } from "../contract/operation.ts";
import { contractPaths } from "../contract/routes.ts";
import { sampleOf } from "../contract/sample.ts";
import { contractValidator } from "../contract/validator.ts";
import { type DescribedScenarioName, describedScenarios } from "../scenarios/described.ts";
import { scenarioQueues } from "../scenarios/scenario.ts";
import type { DescribedVoice } from "../voices/described.ts";
import { seededUuid } from "../voices/seeded.ts";
import { voiceHandlers } from "./voice-handlers.ts";
import { createVoiceService, type ServiceCore, type VoiceService, type VoiceServiceOptions } from "./voice-service.ts";

/** Which fields of a service's answers mean what: names from the outside in. */
export interface DescribedWords {
  readonly id: readonly string[];
  /** Fields of a success that repeat one of the request, by the name of that one. */
  readonly echoes: Readonly<Record<string, readonly string[]>>;
  /** The messages of its errors: of each error, the first that it has. */
  readonly messages: readonly (readonly string[])[];
}

/** What such a service may be told. */
export type DescribedOptions = Omit<
  VoiceServiceOptions<DescribedVoice, DescribedScenarioName>,
  "scenarios" | "listLag" | "now" | "firstVoiceAt"
>;

/** Where the handlers answer, and as which service. */
export interface DescribedHandlersOptions extends DescribedOptions {
  /**
   * Where the service is: `https://voices.example/acme`, or only a path. The path of the contract follows it.
   * @default any origin, with the path of the document's server before the contract's
   */
  baseUrl?: string | undefined;
  /**
   * The service that answers, to look at its voices or to share it. Of the other options only `baseUrl` and `scenario` then
   * count, the latter for these handlers alone.
   * @default one of the handlers' own, with the other options
   */
  service?: VoiceService<DescribedVoice> | undefined;
}

/** A service from its contract. @param service names it in records. */
export function describedService(
  service: string,
  given: Contract,
  words: DescribedWords,
  { seed = service, ...options }: DescribedOptions,
): ServiceCore<DescribedVoice, DescribedVoice> {
  const contract = withErrors(given);
  const operation = contractOperation(contract);
  const validator = contractValidator(contract, operation);
  const isRight = (body: Json): boolean => validator.answer(operation.successStatus, body).length === 0;
  /** A body with other texts in these places, each of them only where the contract allows it. */
  const changed = (body: Json, changes: readonly (readonly [path: readonly string[], value: unknown])[]): Json => {
    let right = body;
    for (const [path, value] of changes) {
      const next = withText(right, path, value);
      if (next !== undefined && isRight(next)) right = next;
    }
    return right;
  };
  return createVoiceService<DescribedVoice, DescribedVoice>(
    {
      service,
      contract,
      scenarios: describedScenarios,
      create(fields, _url, voiceNumber) {
        const echoes = Object.entries(words.echoes).map(([field, path]) => [path, fields[field]] as const);
        const id = seededUuid(`${seed}/voice/${voiceNumber}`);
        const sample = sampleAt(contract, operation.successPointer, isRight);
        return changed(sample, [[words.id, id], ...echoes]) as DescribedVoice;
      },
      voiceOf(voice) {
        const id = textAt(voice as Json, words.id);
        return id === undefined ? undefined : { voice, id };
      },
      refusalCode: () => null,
      errorBody({ status, message }) {
        const isAllowed = (one: Json | undefined): boolean =>
          one !== undefined && validator.answer(status, one).length === 0;
        const body = sampleAt(contract, errorPointer(operation, status), isAllowed);
        const told = words.messages.map((path) => withText(body, path, message)).find(isAllowed);
        return told ?? body;
      },
    },
    options,
  );
}

/** The same as msw handlers. */
export function describedHandlers(
  contract: Contract,
  make: (options: DescribedOptions) => VoiceService<DescribedVoice>,
  { baseUrl = new URL(contract.baseUrl).pathname, service, ...options }: DescribedHandlersOptions,
): HttpHandler[] {
  const next = service === undefined ? undefined : scenarioQueues({ scenarios: describedScenarios }, options);
  return voiceHandlers(service ?? make(options), contractPaths(contract), baseUrl, next);
}

/** The contract, with an error of our own where its document describes none. */
function withErrors(contract: Contract): Contract {
  const { path, method, document } = contract;
  const item = (document["paths"] as JsonObject)[path] as JsonObject;
  const operation = item[method.toLowerCase()] as JsonObject;
  const responses = operation["responses"] as JsonObject;
  const isTold = Object.entries(responses).some(
    ([status, answer]) => /^(?:[145]|default$)/.test(status) && follow(contract, answer)["content"] !== undefined,
  );
  if (isTold) return contract;
  const schema = { type: "object", properties: { message: { type: "string" } } };
  const withDefault = { ...responses, default: { content: { "application/json": { schema } } } };
  const paths = { [path]: { ...item, [method.toLowerCase()]: { ...operation, responses: withDefault } } };
  return { ...contract, document: { ...document, paths } };
}

/** A value that a schema allows. A vendor's examples do not always fit the vendor's schemas. */
function sampleAt(contract: Contract, pointer: string | undefined, isRight: (body: Json) => boolean): Json {
  if (pointer === undefined) return {};
  const sample = sampleOf(contract, { $ref: pointer }, true);
  return isRight(sample) ? sample : sampleOf(contract, { $ref: pointer }, false);
}

function textAt(body: Json, path: readonly string[]): string | undefined {
  let value: Json | undefined = body;
  for (const name of path) value = isObject(value) ? value[name] : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A copy with a text in this place; nothing where there is no such place, or what should stand there is none. */
function withText(body: Json, [name = "", ...rest]: readonly string[], text: unknown): Json | undefined {
  if (typeof text !== "string" || !isObject(body) || !Object.hasOwn(body, name)) return undefined;
  if (rest.length === 0) return { ...body, [name]: text };
  const inner = withText(body[name] ?? null, rest, text);
  return inner === undefined ? undefined : { ...body, [name]: inner };
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
