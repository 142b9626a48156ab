import { errorOf, voiceOf } from "../words.ts";
import { faultRow, jsonReply } from "./row.ts";

const html = (title: string) => `<!doctype html><html><head><title>${title}</title></head><body>${title}</body></html>`;
const codes = [
  400, 401, 402, 403, 404, 405, 408, 409, 410, 413, 415, 422, 425, 429, 451, 499, 500, 501, 502, 503, 504, 507, 520,
  521, 522, 523, 524, 529, 599,
] as const;

/** Plain answers of every status. */
export const statusRows = [
  faultRow("status-<status>", "That status, without a body.", ({ numbers: [status] }) => ({ status: Number(status) }), {
    examples: [
      "status-200",
      "status-201",
      "status-202",
      "status-204",
      "status-205",
      "status-206",
      "status-304",
      ...codes.map((code) => `status-${code}` as const),
    ],
  }),
  faultRow(
    "status-<status>-json",
    "That status with an error in JSON: `message`, where the service's words are not others.",
    (call) => jsonReply(Number(call.numbers[0]), errorOf(call, `status ${call.numbers[0]}, as the fault says`)),
    { examples: codes.map((code) => `status-${code}-json` as const) },
  ),
  faultRow(
    "status-<status>-html",
    "That status with a page, as a gateway answers.",
    ({ numbers: [status] }) => ({
      status: Number(status),
      headers: { "content-type": "text/html; charset=utf-8" },
      body: html(`${status} as the fault says`),
    }),
    { examples: ["status-401-html", "status-403-html", "status-429-html", "status-502-html", "status-504-html"] },
  ),
  faultRow(
    "status-<status>-text",
    "That status with plain text, as older versions of a service answer.",
    ({ numbers: [status] }) => ({
      status: Number(status),
      headers: { "content-type": "text/plain; charset=utf-8" },
      body: `status ${status}, as the fault says`,
    }),
    { examples: ["status-400-text", "status-422-text", "status-500-text", "status-503-text"] },
  ),
  faultRow(
    "voice-<status>",
    "That status with a voice, as both services would tell it, or in the words of another.",
    (call) => jsonReply(Number(call.numbers[0]), voiceOf(call)),
    { examples: ["voice-200", "voice-201", "voice-202", "voice-206"] },
  ),
  faultRow(
    "quota-<status>",
    "That status with a body that says the quota is used up.",
    ({ numbers: [status] }) =>
      jsonReply(Number(status), { error_code: "quota_exceeded", title: "Quota exceeded", message: "no credits left" }),
    { examples: ["quota-429", "quota-402"] },
  ),
  faultRow(
    "plan-<status>",
    "That status with a body that asks for a larger plan.",
    ({ numbers: [status] }) =>
      jsonReply(Number(status), { error_code: "plan_upgrade_required", title: "Upgrade", message: "not in your plan" }),
    { examples: ["plan-429", "plan-402"] },
  ),
] as const;
