import { type ProviderPromise, promise } from "../suite/promise.ts";
import { same, sameJson } from "../suite/same.ts";
import type { Suite } from "../suite/suite.ts";

const detailed = {
  message: "a reason that nobody knew",
  error_code: "never_heard_of",
  code: 99,
  details: [{ "@type": "new.Kind", nested: { deep: [1, true, null, "text"] } }, "plain", 7],
  nobody_knew: { "": "no name", list: [] },
};

/** What an error keeps of the answer. */
export function errorPromises(suite: Suite): ProviderPromise[] {
  const answered = (body: unknown, init: ResponseInit) =>
    suite.failure("status-400", { fetch: async () => Response.json(body, init), maxRetries: 0 });
  return [
    promise(suite, "keeps all of an error's body, also what nobody knew yet", async () => {
      const error = await answered(detailed, { status: 400 });
      sameJson("body", error.body, detailed);
      same("status", error.status, 400);
      const { providerCode, code = "rejected", message = "" } = readBy(suite, 400);
      same("providerCode", error.providerCode, providerCode);
      same("code", error.code, code);
      same("whether the message tells the reason", error.message.includes(message), true);
    }),
    promise(suite, "keeps the id of the request and the wait that was asked for", async () => {
      for (const name of ["x-request-id", "request-id"]) {
        const error = await answered(detailed, { status: 429, headers: { [name]: "req-123", "retry-after": "7" } });
        same(name, error.requestId, "req-123");
        same("retryAfterSeconds", error.retryAfterSeconds, 7);
        sameJson("body", error.body, detailed);
      }
    }),
    promise(suite, "tells the reason that an error of its service gives, in that service's own words", async () => {
      const { error: body } = suite.words;
      if (body === undefined) return;
      const error = await suite.failure("status-400", { fetch: async () => Response.json(body, { status: 400 }) });
      const { providerCode, message = "" } = readBy(suite, 400, body);
      same("whether there is a reason", providerCode !== undefined || message !== "", true);
      same("providerCode", error.providerCode, providerCode);
      same("whether the message tells the reason", error.message.includes(message), true);
      sameJson("body", error.body, body);
    }),
    promise(suite, "says when the call began", async () => {
      const before = Date.now();
      const { startedAt } = await suite.failure("status-500");
      same(
        "whether startedAt lies in the call",
        startedAt.getTime() >= before && startedAt.getTime() <= Date.now(),
        true,
      );
    }),
    promise(suite, "tells why there was no answer", async () => {
      const reason = new Error("the line is dead");
      const error = await suite.failure("voice-200", { fetch: () => Promise.reject(reason) });
      same("code", error.code, "unavailable");
      same("outcome", error.outcome, "unknown");
      same("cause", error.cause, reason);
    }),
    promise(suite, "tells a refusal in JSON as it does in its fields", async () => {
      const error = await answered(detailed, { status: 403 });
      const told: Record<string, unknown> = JSON.parse(JSON.stringify(error));
      for (const property of ["code", "outcome", "status", "provider", "message", "name"] as const) {
        same(property, told[property], error[property]);
      }
    }),
  ];
}

function readBy(
  suite: Suite,
  status: number,
  body: unknown = detailed,
): Partial<Record<"code" | "providerCode" | "message", string | undefined>> {
  const said = suite.provider("status-400").read(status, body);
  return said?.voice === undefined ? (said ?? {}) : {};
}
