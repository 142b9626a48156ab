import { type DecodeBase64, decodeBase64 } from "../audio/base64.ts";
import type { Sample } from "../audio/limits.ts";
import { type Credential, readCredential } from "../credentials/credential.ts";
import { type Redaction, requestRedaction } from "../credentials/redaction.ts";
import { mostBodyBytes } from "../door/bounds.ts";
import { formRequestBody } from "../multipart/request-body.ts";
import { recordedName } from "../record/fields.ts";
import type { ReceivedRequest, RequestHead } from "../record/received-request.ts";
import type { Contract } from "./contract.ts";
import { describeChoice, describeFindings, describeValue, type Finding } from "./finding.ts";
import { type ContractOperation, contractOperation } from "./operation.ts";
import { jsonRequestBody, type RequestBody } from "./request-body.ts";
import { undeclaredFields } from "./undeclared-fields.ts";
import type { ContractValidator } from "./validator.ts";

/** What could be read of a request, whether it is allowed or not. */
interface Reading {
  /** Takes the key out of texts, also one that did not come as the contract has it. */
  readonly redaction: Redaction;
  /** The fields of the body, undeclared ones among them; empty when it could not be read. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The samples, each under the name of its field. */
  readonly samples: ReadonlyMap<string, Sample>;
  /** Names of the fields where audio belongs. */
  readonly places: ReadonlySet<string>;
  /** Names of the fields that the contract does not declare, and of such parameters of the query. */
  readonly unknownFields: readonly string[];
  /** The declared parameters of the query that came, of their declared types. */
  readonly query: Readonly<Record<string, unknown>>;
}

/** A request the contract allows. */
export interface Acceptance extends Reading {
  readonly accepted: true;
}

/** A request the contract does not allow. */
export interface Refusal extends Reading {
  readonly accepted: false;
  readonly status: 400 | 401 | 405 | 413 | 415;
  readonly findings: readonly Finding[];
  /** The findings as a sentence: which field, what was expected, what came. */
  readonly message: string;
}

/** Decides whether a request is as an operation of a contract has it. The path is the router's affair. */
export interface Judge {
  /** Whether the body matters: a head that is refused by itself is refused whatever follows it, and a GET has none. */
  admits(head: RequestHead): boolean;
  judge(request: ReceivedRequest): Acceptance | Refusal;
}

/** How a judge goes about it. */
export interface JudgeOptions {
  /** Refuses fields that the contract does not declare. */
  readonly strict?: boolean | undefined;
  readonly decode?: DecodeBase64 | undefined;
  /** @default the one that the contract is vendored for */
  readonly operation?: ContractOperation | undefined;
  /** The methods that its path takes. @default its own */
  readonly methods?: readonly string[] | undefined;
}

/** Builds the judge of a contract. Later checks are not made when an earlier one fails, as at a service's own door. */
export function createJudge(contract: Contract, validator: ContractValidator, options: JudgeOptions = {}): Judge {
  const { strict = false, decode = decodeBase64, operation = contractOperation(contract) } = options;
  const { body: carried, query: parameters } = operation;
  const methods = options.methods ?? [operation.method];

  /** What is wrong with a head, whatever the body. */
  const wrongHead = ({ method, headers }: RequestHead, { finding }: Credential): WrongHead | undefined => {
    if (method !== operation.method) {
      const expected = describeChoice(methods);
      return { status: 405, findings: [{ field: "method", expected, received: method, keyword: "method" }] };
    }
    if (finding !== undefined) return { status: 401, findings: [finding] };

    const findings = validator.headers(headers);
    if (findings.length > 0) return { status: 400, findings };
    if (carried === undefined) return undefined;

    const mediaType = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
    if (mediaType !== carried.contentType.split(";")[0]?.trim().toLowerCase()) {
      const received = describeValue(mediaType);
      return {
        status: 415,
        findings: [{ field: "Content-Type", expected: carried.contentType, received, keyword: "media" }],
      };
    }
    const coding = headers.get("content-encoding")?.trim().toLowerCase() ?? "";
    if (coding !== "" && coding !== "identity") {
      // A server that cannot decode a coding says 415 (RFC 9110, section 15.5.16), and no contract here names any.
      const received = describeValue(coding);
      return { status: 415, findings: [{ field: "Content-Encoding", expected: "none", received, keyword: "media" }] };
    }
    return undefined;
  };

  const judge = (request: ReceivedRequest): Acceptance | Refusal => {
    const { url, headers, body } = request;
    // Read before anything is refused, since a refusal may repeat what was sent.
    const credential = readCredential(contract, request);
    const declared = new Set(parameters.map(({ name }) => name));
    const redaction = requestRedaction(contract, url, headers, { key: credential.key, declared });
    const unread: Reading = {
      redaction,
      fields: {},
      samples: new Map(),
      places: new Set(),
      unknownFields: [],
      query: {},
    };
    const wrong = wrongHead(request, credential);
    if (wrong !== undefined) return refuse(wrong.status, wrong.findings, unread);
    const query = validator.query(url.searchParams);
    // An operation that declares no parameters says nothing about them.
    const unknownNames =
      declared.size === 0 ? [] : [...new Set(url.searchParams.keys())].filter((name) => !declared.has(name));
    const settle = (reading: Reading, findings: readonly Finding[]): Acceptance | Refusal => {
      const unknownFields = [...unknownNames, ...reading.unknownFields];
      const whole = { ...reading, unknownFields, query: query.values };
      const undeclared: Finding[] = strict ? unknownFields.map(undeclaredFinding) : [];
      const all = [...query.findings, ...findings, ...undeclared];
      return all.length > 0 ? refuse(400, all, whole) : { ...whole, accepted: true };
    };
    if (carried === undefined) return settle(unread, []);
    if (body.isTooLarge) {
      const expected = `at most ${mostBodyBytes} bytes`;
      return refuse(413, [{ field: "body", expected, received: "more", keyword: "size" }], unread);
    }
    const read =
      carried.contentType === "multipart/form-data"
        ? formRequestBody(contract, carried.schema, headers.get("content-type") ?? "", body.bytes)
        : jsonRequestBody(body.bytes, decode);
    if (read.value === undefined) return refuse(400, read.findings, unread);
    const { findings, samples, places } = validator.body(read);
    const unknownFields = undeclaredFields(contract, carried.schema, read.value);
    const fields = isFields(read.value) ? read.value : {};
    return settle({ ...unread, fields, samples, places, unknownFields }, bodyFindings(read, findings));
  };

  return {
    admits: (head) => carried !== undefined && wrongHead(head, readCredential(contract, head)) === undefined,
    judge,
  };
}

/** A refusal before the body is looked at. */
type WrongHead = Pick<Refusal, "status" | "findings">;

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const undeclaredFinding = (field: string): Finding => ({
  field: recordedName(field),
  expected: "no such field, as the contract declares none",
  received: "one",
  keyword: "undeclared",
});

/** What no schema can see comes first; a schema then says nothing more about the same field. */
function bodyFindings(read: RequestBody, findings: readonly Finding[]): Finding[] {
  const known = new Set(read.findings.map(({ field }) => field));
  return [...read.findings, ...findings.filter(({ field }) => !known.has(field))];
}

function refuse(status: Refusal["status"], findings: readonly Finding[], reading: Reading): Refusal {
  // A key that was put somewhere else by mistake would be repeated from there.
  const { redaction } = reading;
  const safe = findings.map(({ field, received, ...finding }) => ({
    ...finding,
    field: redaction.text(field),
    received: received.startsWith('"')
      ? JSON.stringify(redaction.value(JSON.parse(received) as string))
      : redaction.text(received),
  }));
  return { ...reading, accepted: false, status, findings: safe, message: describeFindings(safe) };
}
