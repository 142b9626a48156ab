import type { Acceptance, Refusal } from "../contract/judge.ts";
import { recordedFields, recordedName, recordedNames } from "./fields.ts";
import type { ReceivedRequest } from "./received-request.ts";
import type { RecordedAudio, RecordedRequest } from "./request.ts";

/** What a record says of the request itself, before it is known what becomes of it. */
type RequestPart = Pick<
  RecordedRequest,
  "method" | "path" | "headers" | "bodySize" | "fields" | "audio" | "unknownFields" | "refusal"
>;

/** Puts a request and its judgement into the form of a record, and hashes its audio. */
export async function recordRequest(
  { method, url, headers, body }: ReceivedRequest,
  verdict: Acceptance | Refusal,
): Promise<RequestPart> {
  const { redaction, fields, samples, places, unknownFields } = verdict;
  const audio: RecordedAudio[] = await Promise.all(
    [...samples].map(async ([field, { bytes, fileName, mediaType }]) => ({
      field: redaction.text(field),
      ...(fileName === undefined ? {} : { fileName: redaction.value(recordedName(fileName)) }),
      ...(mediaType === undefined ? {} : { mediaType: redaction.value(recordedName(mediaType)) }),
      size: bytes.length,
      sha256: await sha256(bytes),
      bytes,
    })),
  );
  return {
    method: redaction.text(method),
    path: redaction.address(url),
    headers: Object.fromEntries(
      [...headers].map(([name, value]) => [redaction.text(name), redaction.header(name, value)]),
    ),
    bodySize: body.size,
    fields: recordedFields(fields, { places, samples, redaction }),
    audio,
    unknownFields: recordedNames(unknownFields, redaction),
    ...(verdict.accepted ? {} : { refusal: verdict.message }),
  };
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
