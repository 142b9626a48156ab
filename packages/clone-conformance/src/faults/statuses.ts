import type { FaultName } from "@org/voices-mock/faults-client";
import { type CasesByPromise, each, type Failure, type FaultCase } from "./case.ts";

const unavailable = ["unavailable", "unknown"] as const;
const rejected = ["rejected", "not_created"] as const;
const rateLimited = ["rate_limited", "not_created"] as const;

const both = (statuses: readonly number[]): FaultName[] =>
  statuses.flatMap((status): FaultName[] => [`status-${status}`, `status-${status}-json`]);

/** A body that names a reason, of which some providers know the meaning. */
const named = (fault: FaultName, status: 402 | 429, body: unknown): FaultCase => ({
  fault,
  comesTo: [{ code: status === 402 ? "quota" : "rate_limited", outcome: "not_created", status }],
  requests: [status === 402 ? 1 : 2],
  maxRetries: 1,
  body,
});
const quota = { error_code: "quota_exceeded", title: "Quota exceeded", message: "no credits left" };
const plan = { error_code: "plan_upgrade_required", title: "Upgrade", message: "not in your plan" };

/** Told to wait, by a clock that runs meanwhile. */
const waiting = (seconds: readonly number[]): Failure[] =>
  seconds.map((retryAfterSeconds) => ({
    code: "rate_limited",
    outcome: "not_created",
    status: 429,
    retryAfterSeconds,
  }));

/** What must become of a call that is refused or fails, told by its status. */
export const statusCases: CasesByPromise = {
  "says what a refusal means, and keeps its status": [
    ...each(rejected, both([400, 404, 405, 409, 410, 422, 425, 451, 499])),
    ...each(rejected, ["status-400-text", "status-422-text"]),
    ...each(["authentication", "not_created"], [...both([401]), "status-401-html"]),
    ...each(["quota", "not_created"], both([402])),
    ...each(["permission", "not_created"], [...both([403]), "status-403-html"]),
    ...each(["unsupported_audio", "not_created"], both([413, 415])),
  ],
  "sends a request that may have created a voice once, whatever the status": [
    ...each(unavailable, both([500, 501, 502, 503, 504, 507, 520, 521, 522, 523, 524, 529, 599])),
    ...each(unavailable, ["status-502-html", "status-504-html", "status-500-text", "status-503-text"]),
    ...each(unavailable, ["retry-after-0-on-500"], { status: 500, retryAfterSeconds: 0 }),
    ...each(unavailable, ["retry-after-0-on-503"], { status: 503, retryAfterSeconds: 0 }),
    ...each(["rejected", "unknown"], both([408])),
    ...each(["rejected", "unknown"], ["retry-after-0-on-408"], { status: 408, retryAfterSeconds: 0 }),
    ...each(rejected, ["retry-after-0-on-400"], { status: 400, retryAfterSeconds: 0 }),
  ],
  "sends a request that created nothing again, and no more often than told": [
    ...each(rateLimited, ["retry-after-0", "retry-after-date--60"], {
      requests: [3],
      status: 429,
      retryAfterSeconds: 0,
    }),
    ...each(rateLimited, ["retry-after-rfc850--60", "retry-after-asctime--60"], {
      requests: [3],
      status: 429,
      retryAfterSeconds: 0,
    }),
    ...each(rateLimited, ["retry-after-0.2"], { requests: [3], status: 429, retryAfterSeconds: 0.2 }),
    ...each(rateLimited, ["retry-after-1"], { requests: [2], maxRetries: 1, status: 429, retryAfterSeconds: 1 }),
    ...each(rateLimited, ["retry-after-empty", "retry-after-garbage", "retry-after--5", "retry-after-twice"], {
      requests: [2],
      maxRetries: 1,
      status: 429,
    }),
    ...each(rateLimited, ["status-429", "status-429-json", "status-429-html"], { requests: [2], maxRetries: 1 }),
  ],
  "fails at once when it is told to wait longer than a minute, or than it has left": [
    ...each(rateLimited, ["retry-after-3600", "retry-after-date-3600"], { status: 429, retryAfterSeconds: 3600 }),
    ...each(rateLimited, ["retry-after-rfc850-3600", "retry-after-asctime-3600"], {
      status: 429,
      retryAfterSeconds: 3600,
    }),
    ...each(rateLimited, ["retry-after-99999999999999999999"], { status: 429, retryAfterSeconds: 2 ** 31 }),
    // A date has whole seconds, so up to one of them has passed already.
    { fault: "retry-after-date-30", comesTo: waiting([29, 30]), timeoutMs: 10_000 },
    { fault: "retry-after-date-2", comesTo: waiting([1, 2]), maxRetries: 0 },
  ],
  "lets a provider say more exactly what a refusal means": [
    named("quota-429", 429, quota),
    named("quota-402", 402, quota),
    named("plan-429", 429, plan),
    named("plan-402", 402, plan),
  ],
};
