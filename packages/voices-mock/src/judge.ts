import type { Sample } from "./audio-limits.ts";
import { type DecodeBase64, decodeBase64 } from "./base64.ts";
import type { Contract } from "./contract.ts";
import { contractOperation } from "./contract-operation.ts";
import type { ContractValidator } from "./contract-validator.ts";
import { readCredential } from "./credential.ts";
import { describeFindings, describeValue, type Finding } from "./finding.ts";
import { formRequestBody } from "./form-request-body.ts";
import type { ReceivedRequest } from "./received-request.ts";
import { jsonRequestBody, type RequestBody } from "./request-body.ts";
import { undeclaredFields } from "./undeclared-fields.ts";

/** What could be read of a request, whether it is allowed or not. */
interface Reading {
  /** The key, where it came as the contract has it. */
  readonly key?: string;
  /** The fields of the body, undeclared ones among them; empty when it could not be read. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The samples, each under the name of its field. */
  readonly samples: ReadonlyMap<string, Sample>;
  /** Names of the fields that the contract does not declare. */
  readonly unknownFields: readonly string[];
}

/** A request the contract allows. */
export interface Acceptance extends Reading {
  readonly accepted: true;
}

/** A request the contract does not allow. */
export interface Refusal extends Reading {
  readonly accepted: false;
  readonly status: 400 | 401 | 405 | 415;
  readonly findings: readonly Finding[];
  /** The findings as a sentence: which field, what was expected, what came. */
  readonly message: string;
}

/** Decides whether a request is as a contract has it. The path is the router's affair. */
export type Judge = (request: ReceivedRequest) => Acceptance | Refusal;

/** How a judge goes about it. */
export interface JudgeOptions {
  /** Refuses fields that the contract does not declare. */
  readonly strict?: boolean | undefined;
  readonly decode?: DecodeBase64 | undefined;
}

/** Builds the judge of a contract. Later checks are not made when an earlier one fails, as at a service's own door. */
export function createJudge(
  contract: Contract,
  validator: ContractValidator,
  { strict = false, decode = decodeBase64 }: JudgeOptions = {},
): Judge {
  const { body: bodySchema } = contractOperation(contract);

  return ({ method, headers, body }) => {
    if (method !== contract.method) {
      return refuse(405, [{ field: "method", expected: contract.method, received: method, keyword: "method" }]);
    }
    const credential = readCredential(contract, headers);
    if (credential.finding !== undefined) return refuse(401, [credential.finding]);
    const { key } = credential;

    const wrongHeaders = validator.headers(headers);
    if (wrongHeaders.length > 0) return refuse(400, wrongHeaders, { ...nothing, key });

    const contentType = headers.get("content-type");
    const mediaType = contentType?.split(";")[0]?.trim().toLowerCase();
    if (contentType === null || mediaType !== contract.contentType) {
      const received = describeValue(mediaType);
      const finding: Finding = { field: "Content-Type", expected: contract.contentType, received, keyword: "media" };
      return refuse(415, [finding], { ...nothing, key });
    }

    const read =
      mediaType === "multipart/form-data"
        ? formRequestBody(contract, bodySchema, contentType, body)
        : jsonRequestBody(body, decode);
    if (read.value === undefined) return refuse(400, read.findings, { ...nothing, key });
    const { findings, samples } = validator.body(read);
    const unknownFields = undeclaredFields(contract, bodySchema, read.value);
    const fields = isFields(read.value) ? read.value : {};
    const reading: Reading = { key, fields, samples, unknownFields };
    const undeclared: Finding[] = strict ? unknownFields.map(undeclaredFinding) : [];
    const all = [...bodyFindings(read, findings), ...undeclared];
    return all.length > 0 ? refuse(400, all, reading) : { ...reading, accepted: true };
  };
}

const nothing: Reading = { fields: {}, samples: new Map(), unknownFields: [] };

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const undeclaredFinding = (field: string): Finding => ({
  field,
  expected: "no such field, as the contract declares none",
  received: "one",
  keyword: "undeclared",
});

/** What no schema can see comes first; a schema then says nothing more about the same field. */
function bodyFindings(read: RequestBody, findings: readonly Finding[]): Finding[] {
  const known = new Set(read.findings.map(({ field }) => field));
  return [...read.findings, ...findings.filter(({ field }) => !known.has(field))];
}

function refuse(status: Refusal["status"], findings: readonly Finding[], reading: Reading = nothing): Refusal {
  // A key that was put into a field by mistake would be repeated from there.
  const quoted = reading.key === undefined ? undefined : JSON.stringify(reading.key).slice(1, -1);
  const safe = findings.map((finding) =>
    quoted !== undefined && finding.received.startsWith('"')
      ? { ...finding, received: finding.received.replaceAll(quoted, "(the key)") }
      : finding,
  );
  return { ...reading, accepted: false, status, findings: safe, message: describeFindings(safe) };
}
