import type { FaultName } from "@org/voices-mock/faults-client";
import { faultPromise, type ProviderPromise, promise } from "../suite/promise.ts";
import type { Suite } from "../suite/suite.ts";
import { patience } from "./case.ts";
import { differences, type FaultResult, resultOf } from "./result.ts";

type KeepAliveFault = FaultName & `keep-alive-${string}`;

/** Every fault of the table that strikes a later request of a connection. */
export const keptAliveFaults: readonly KeepAliveFault[] = [
  "keep-alive-reset-2",
  "keep-alive-reset-3",
  "keep-alive-close-2",
  "keep-alive-close-3",
  "keep-alive-silence-2",
];

/** A connection that served calls before and breaks under the next: no runtime may send that one again. */
export const keptAlivePromises = (suite: Suite): ProviderPromise[] => [
  ...keptAliveFaults.map((fault) =>
    faultPromise(suite, `sends a request once over a kept-alive connection that breaks: ${fault}`, () =>
      look(suite, fault),
    ),
  ),
  promise(suite, "sends a request once over a connection that broke under another call", async () => {
    for (const fault of ["status-400", "reset-after-body", "status-400", "close-after-answer"] as const) {
      await suite.failure(fault);
    }
    await suite.counted("reset-after-body", 1);
    await suite.counted("close-after-answer", 1);
    // A runtime may try the connection that is closed: then this one never arrives, and nobody knows.
    const { code } = await suite.failure("status-400");
    await suite.counted("status-400", code === "rejected" ? 3 : 2);
  }),
];

/** More calls than any runtime needs to use a connection as often as the fault waits for. */
const mostCalls = 30;

async function look(suite: Suite, fault: KeepAliveFault): Promise<FaultResult> {
  const isSilent = fault.startsWith("keep-alive-silence");
  const settings = { timeoutMs: isSilent ? patience : 60_000 };
  const broken: string[] = [];
  let call = await suite.call(fault, settings);
  let calls = 1;
  // A connection is free again only some turns after its answer was read, so some calls open one of their own.
  for (; calls < mostCalls && call.error?.status === 400; calls++) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    call = await suite.call(fault, settings);
  }
  // A runtime is free to open a connection for each call; then none of them breaks.
  const reused = call.error?.status !== 400;
  if (reused) broken.push(...differences(call, [{ code: isSilent ? "timeout" : "unavailable", outcome: "unknown" }]));
  const { complete, partial } = await suite.faults.counts(fault);
  const requests = complete - (calls - 1);
  if (requests !== 1 || partial !== 0)
    broken.push(`requests of the last call: expected 1, found ${requests + partial}`);
  if (call.leaks.length > 0) broken.push(`leaks: ${call.leaks.join(", ")}`);
  return { fault, requests, ...resultOf(call), reused, broken };
}
