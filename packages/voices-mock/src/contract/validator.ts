import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { isBase64 } from "../audio/base64.ts";
import { judgeAudio, type Sample } from "../audio/limits.ts";
import type { Contract, JsonObject } from "./contract.ts";
import type { Finding } from "./finding.ts";
import { contractOperation } from "./operation.ts";
import type { RequestBody } from "./request-body.ts";
import { fieldName, schemaFindings } from "./schema-findings.ts";

/** What the schema of a body makes of one. */
interface BodyVerdict {
  readonly findings: readonly Finding[];
  /** The samples where the schema has some, each under the name of its field. */
  readonly samples: ReadonlyMap<string, Sample>;
  /** Names of the fields where the schema expects a sample, with one or not. */
  readonly places: ReadonlySet<string>;
}

/** The schemas of a contract, compiled. */
export interface ContractValidator {
  body(body: RequestBody): BodyVerdict;
  headers(headers: Headers): Finding[];
  /** What is wrong with an answer of this status; nothing, when it is as the contract has it. */
  answer(status: number, value: unknown): Finding[];
}

/** What the `x-audio` keyword sees of the request at hand, as `this`. */
interface AudioScope {
  readonly body: RequestBody;
  readonly places: Set<string>;
  readonly samples: Map<string, Sample>;
}

const compiled = new WeakMap<Contract, ContractValidator>();

/** The compiled form of a contract. It keeps no state, so every handler set of a contract shares one. */
export function contractValidator(contract: Contract): ContractValidator {
  const known = compiled.get(contract);
  if (known !== undefined) return known;
  const validator = compileContract(contract);
  compiled.set(contract, validator);
  return validator;
}

function compileContract(contract: Contract): ContractValidator {
  const operation = contractOperation(contract);
  const isForm = contract.contentType === "multipart/form-data";
  // Every part of a form is a text, so a declared number or boolean is read from one.
  const requests = createAjv(isForm ? "array" : false);
  const answers = createAjv(false);
  // What the mock repeats was checked when it came in.
  answers.addFormat("byte", true);
  const audio = addAudioKeyword(requests);
  for (const ajv of [requests, answers]) ajv.addSchema(contract.document, contract.id);
  const compile = (ajv: Ajv, pointer: string): ValidateFunction => ajv.compile({ $ref: contract.id + pointer });
  const body = compile(requests, operation.bodyPointer);
  const success = compile(answers, operation.successPointer);
  const error = compile(answers, operation.errorPointer);
  const headers = operation.requiredHeaders.map(({ name, schema }) => ({
    name,
    validate: answers.compile({ type: "object", required: [name], properties: { [name]: schema } }),
  }));

  const run = (validate: ValidateFunction, value: unknown, scope?: AudioScope): Finding[] =>
    validate.call(scope, value) ? [] : schemaFindings(contract, validate.errors ?? []);

  return {
    body(read) {
      const scope: AudioScope = { body: read, places: new Set(), samples: new Map() };
      const findings = run(body, read.value, scope);
      if (audio.isDeclared && scope.places.size === 0 && findings.length === 0) {
        findings.push({ field: "body", expected: "at least one sample", received: "none", keyword: "x-audio" });
      }
      return { findings, samples: scope.samples, places: scope.places };
    },
    headers: (sent) =>
      headers.flatMap(({ name, validate }) => run(validate, sent.has(name) ? { [name]: sent.get(name) } : {})),
    answer: (status, value) => run(status >= 200 && status < 300 ? success : error, value),
  };
}

function createAjv(coerceTypes: "array" | false): Ajv {
  // The documents carry OpenAPI's own words and extensions, which are no validation keywords: hence not strict.
  const ajv = new Ajv({ allErrors: true, coerceTypes, logger: false, passContext: true, strict: false, verbose: true });
  addFormats.default(ajv);
  // The plugin's own pattern lets a text of several lines pass when one of them is base64.
  ajv.addFormat("byte", isBase64);
  return ajv;
}

/** Makes `x-audio` a keyword, so that samples are found wherever a schema may have them. */
function addAudioKeyword(ajv: Ajv): { isDeclared: boolean } {
  const state = { isDeclared: false };
  ajv.addKeyword({
    keyword: "x-audio",
    errors: "full",
    compile(limits: JsonObject) {
      state.isDeclared = true;
      const validate: {
        (this: AudioScope, data: unknown, place?: { instancePath: string }): boolean;
        errors?: Partial<ErrorObject>[];
      } = function judgeSample(data, place) {
        const instancePath = place?.instancePath ?? "";
        const field = fieldName(instancePath);
        this.places.add(field);
        const sample = this.body.sample(instancePath, data);
        if (sample !== undefined) this.samples.set(field, sample);
        const finding = sample === undefined ? undefined : judgeAudio(limits, sample);
        if (finding === undefined) return true;
        validate.errors = [{ keyword: "x-audio", instancePath, params: finding, message: finding.expected }];
        return false;
      };
      return validate;
    },
  });
  return state;
}
