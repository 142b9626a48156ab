import type { Contract } from "./contract.ts";
import { contractOperation } from "./contract-operation.ts";
import type { ContractValidator } from "./contract-validator.ts";
import { readCredential } from "./credential.ts";
import { describeFindings, describeValue, type Finding } from "./finding.ts";
import { formRequestBody } from "./form-request-body.ts";
import type { ReceivedRequest } from "./received-request.ts";
import { jsonRequestBody, type RequestBody } from "./request-body.ts";

/** A request the contract allows. */
interface Acceptance {
  readonly accepted: true;
  /** The fields of the body, undeclared ones among them. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A request the contract does not allow. */
export interface Refusal {
  readonly accepted: false;
  readonly status: 400 | 401 | 405 | 415;
  readonly findings: readonly Finding[];
  /** The findings as a sentence: which field, what was expected, what came. */
  readonly message: string;
}

/** Decides whether a request is as a contract has it. The path is the router's affair. */
export type Judge = (request: ReceivedRequest) => Promise<Acceptance | Refusal>;

/** Builds the judge of a contract. Later checks are not made when an earlier one fails, as at a service's own door. */
export function createJudge(contract: Contract, validator: ContractValidator): Judge {
  const { body: bodySchema } = contractOperation(contract);

  return async ({ method, headers, body }) => {
    if (method !== contract.method) {
      return refuse(405, [{ field: "method", expected: contract.method, received: method, keyword: "method" }]);
    }
    const credential = readCredential(contract, headers);
    if (credential.finding !== undefined) return refuse(401, [credential.finding]);

    const wrongHeaders = validator.headers(headers);
    if (wrongHeaders.length > 0) return refuse(400, wrongHeaders, credential.key);

    const contentType = headers.get("content-type");
    const mediaType = contentType?.split(";")[0]?.trim().toLowerCase();
    if (contentType === null || mediaType !== contract.contentType) {
      const received = describeValue(mediaType);
      return refuse(
        415,
        [{ field: "Content-Type", expected: contract.contentType, received, keyword: "media" }],
        credential.key,
      );
    }

    const read =
      mediaType === "multipart/form-data"
        ? await formRequestBody(contract, bodySchema, contentType, body)
        : jsonRequestBody(body);
    const findings = bodyFindings(read, validator.body);
    if (findings.length > 0) return refuse(400, findings, credential.key);
    return { accepted: true, fields: read.value as Record<string, unknown> };
  };
}

/** What no schema can see comes first; a schema then says nothing more about the same field. */
function bodyFindings(read: RequestBody, validate: (body: RequestBody) => Finding[]): Finding[] {
  if (read.value === undefined) return [...read.findings];
  const known = new Set(read.findings.map(({ field }) => field));
  return [...read.findings, ...validate(read).filter(({ field }) => !known.has(field))];
}

function refuse(status: Refusal["status"], findings: readonly Finding[], key?: string): Refusal {
  // A key that was put into a field by mistake would be repeated from there.
  const quoted = key === undefined ? undefined : JSON.stringify(key).slice(1, -1);
  const safe = findings.map((finding) =>
    quoted !== undefined && finding.received.startsWith('"')
      ? { ...finding, received: finding.received.replaceAll(quoted, "(the key)") }
      : finding,
  );
  return { accepted: false, status, findings: safe, message: describeFindings(safe) };
}
