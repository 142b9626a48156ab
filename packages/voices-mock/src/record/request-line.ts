import type { RecordedRequest } from "./request.ts";

/** A request as one line for a person, without keys, audio or anything that could break the line. */
export function requestLine(request: RecordedRequest): string {
  const { service, method, path, status, scenario, voiceId, refusal, failure, legacy, unknownFields, audio } = request;
  const bytes = audio.reduce((sum, { size }) => sum + size, 0);
  const parts = [
    `${method} ${path}`,
    service,
    status === undefined ? "no answer" : String(status),
    ...(scenario === undefined ? [] : [`scenario ${scenario}`]),
    ...(bytes === 0 ? [] : [`${bytes} bytes of audio`]),
    ...(voiceId === undefined ? [] : [`voice ${voiceId}`]),
    ...(refusal === undefined ? [] : [refusal]),
    ...(failure === undefined ? [] : [`the mock failed: ${failure}`]),
    ...(legacy ? ["legacy path"] : []),
    ...(unknownFields.length === 0 ? [] : [`undeclared: ${unknownFields.join(", ")}`]),
  ];
  // A field's name is the client's, and a terminal obeys control characters and marks that turn or hide text.
  return parts.join(" · ").replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "?");
}
