import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { isBase64 } from "../audio/base64.ts";
import { judgeAudio, type Sample } from "../audio/limits.ts";
import { completed } from "./completed.ts";
import type { Contract, JsonObject } from "./contract.ts";
import type { Finding } from "./finding.ts";
import { type ContractOperation, contractOperation, errorPointer } from "./operation.ts";
import { queryValues } from "./query.ts";
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

/** What the declared parameters make of a query. */
interface QueryVerdict {
  readonly findings: readonly Finding[];
  /** The values of the declared parameters that came, of their declared types. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** The schemas of an operation, compiled. */
export interface ContractValidator {
  body(body: RequestBody): BodyVerdict;
  headers(headers: Headers): Finding[];
  query(sent: URLSearchParams): QueryVerdict;
  /** An answer of this status with every field that the contract requires, apart from those left out on purpose. */
  completed(status: number, value: unknown, leftOut: readonly string[]): unknown;
  /** What is wrong with an answer of this status; nothing, when it is as the contract has it. */
  answer(status: number, value: unknown): Finding[];
}

/** What the `x-audio` keyword sees of the request at hand, as `this`. */
interface AudioScope {
  readonly body: RequestBody;
  readonly places: Set<string>;
  readonly samples: Map<string, Sample>;
}

const compiled = new WeakMap<Contract, Map<string, ContractValidator>>();

/** The compiled form of an operation. It keeps no state, so every handler set of a contract shares one. */
export function contractValidator(
  contract: Contract,
  operation: ContractOperation = contractOperation(contract),
): ContractValidator {
  const known = compiled.get(contract) ?? new Map<string, ContractValidator>();
  compiled.set(contract, known);
  const validator = known.get(operation.path + operation.method) ?? compileOperation(contract, operation);
  known.set(operation.path + operation.method, validator);
  return validator;
}

/** Validators of answers, and of whatever else has neither audio nor text that stands for a number. */
const plain = new WeakMap<Contract, Ajv>();

function plainAjv(contract: Contract): Ajv {
  const known = plain.get(contract);
  if (known !== undefined) return known;
  const ajv = createAjv(false);
  // What the mock repeats was checked when it came in.
  ajv.addFormat("byte", true);
  ajv.addSchema(contract.document, contract.id);
  plain.set(contract, ajv);
  return ajv;
}

function compileOperation(contract: Contract, operation: ContractOperation): ContractValidator {
  const answers = plainAjv(contract);
  const compile = (ajv: Ajv, pointer: string): ValidateFunction => ajv.compile({ $ref: contract.id + pointer });
  const { body } = operation;
  const audio = { isDeclared: false };
  let judgeBody: ValidateFunction | undefined;
  if (body !== undefined) {
    // Every part of a form is a text, so a declared number or boolean is read from one.
    const requests = createAjv(body.contentType === "multipart/form-data" ? "array" : false);
    addAudioKeyword(requests, audio);
    requests.addSchema(contract.document, contract.id);
    judgeBody = compile(requests, body.pointer);
  }
  const success = operation.successPointer === undefined ? undefined : compile(answers, operation.successPointer);
  const errors = new Map(
    [...new Set(operation.errorPointers.values())].map((pointer) => [pointer, compile(answers, pointer)]),
  );
  const headers = operation.requiredHeaders.map(({ name, schema }) => ({
    name,
    validate: answers.compile({ type: "object", required: [name], properties: { [name]: schema } }),
  }));
  const query = answers.compile({
    type: "object",
    required: operation.query.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(operation.query.map(({ name, schema }) => [name, schema])),
  });

  const run = (validate: ValidateFunction, value: unknown, scope?: AudioScope): Finding[] => {
    if (validate.call(scope, value)) return [];
    const hidden = scope === undefined ? "writeOnly" : "readOnly";
    return schemaFindings(
      contract,
      (validate.errors ?? []).filter((error) => !isOfOtherDirection(error, hidden)),
    );
  };

  return {
    body(read) {
      const scope: AudioScope = { body: read, places: new Set(), samples: new Map() };
      const findings = judgeBody === undefined ? [] : run(judgeBody, read.value, scope);
      if (audio.isDeclared && scope.places.size === 0 && findings.length === 0) {
        findings.push({ field: "body", expected: "at least one sample", received: "none", keyword: "x-audio" });
      }
      return { findings, samples: scope.samples, places: scope.places };
    },
    headers: (sent) =>
      headers.flatMap(({ name, validate }) => run(validate, sent.has(name) ? { [name]: sent.get(name) } : {})),
    query(sent) {
      const values = queryValues(operation.query, sent);
      return { values, findings: run(query, values) };
    },
    completed(status, value, leftOut) {
      const isSuccess = status >= 200 && status < 300;
      const pointer = isSuccess ? operation.successPointer : errorPointer(operation, status);
      return pointer === undefined ? value : completed(contract, { $ref: pointer }, value, { leftOut });
    },
    answer(status, value) {
      const isSuccess = status >= 200 && status < 300;
      const error = isSuccess ? undefined : errors.get(errorPointer(operation, status) ?? "");
      if (!isSuccess) return error === undefined ? [] : run(error, value);
      return success === undefined ? [] : run(success, value);
    },
  };
}

/** OpenAPI requires a field that is read only of answers alone, and one that is write only of requests alone. */
function isOfOtherDirection({ keyword, params, parentSchema }: ErrorObject, hidden: "readOnly" | "writeOnly"): boolean {
  if (keyword !== "required") return false;
  const { properties } = (parentSchema ?? {}) as { properties?: Record<string, Record<string, unknown> | undefined> };
  return properties?.[String(params["missingProperty"])]?.[hidden] === true;
}

function createAjv(coerceTypes: "array" | false): Ajv {
  // The documents carry OpenAPI's own words and extensions, which are no validation keywords: hence not strict.
  // They were checked when they were vendored, so that the schema of schemas, which takes long to compile, is not needed.
  const known = { meta: false, validateSchema: false, logger: false } as const;
  const ajv = new Ajv({ allErrors: true, coerceTypes, passContext: true, strict: false, verbose: true, ...known });
  addFormats.default(ajv);
  // The plugin's own pattern lets a text of several lines pass when one of them is base64.
  ajv.addFormat("byte", isBase64);
  return ajv;
}

/** Makes `x-audio` a keyword, so that samples are found wherever a schema may have them. */
function addAudioKeyword(ajv: Ajv, state: { isDeclared: boolean }): void {
  ajv.addKeyword({
    keyword: "x-audio",
    errors: "full",
    compile(limits: JsonObject) {
      state.isDeclared = true;
      const validate: {
        (this: AudioScope, data: unknown, place?: { instancePath: string }): boolean;
        errors?: Partial<ErrorObject>[];
      } = function judgeSample(data, place) {
        const at = place?.instancePath ?? "";
        // What limits a list of samples says is of each of them.
        const samples = Array.isArray(data) ? data.map((one, index) => [`${at}/${index}`, one]) : [[at, data]];
        const errors = samples.flatMap(([instancePath, one]) => {
          const field = fieldName(instancePath);
          this.places.add(field);
          const sample = this.body.sample(instancePath, one);
          if (sample !== undefined) this.samples.set(field, sample);
          const finding = sample === undefined ? undefined : judgeAudio(limits, sample);
          return finding === undefined
            ? []
            : [{ keyword: "x-audio", instancePath, params: finding, message: finding.expected }];
        });
        validate.errors = errors;
        return errors.length === 0;
      };
      return validate;
    },
  });
}
