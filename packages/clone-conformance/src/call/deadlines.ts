import { patience } from "../faults/case.ts";
import { type ProviderPromise, promise } from "../suite/promise.ts";
import { recording } from "../suite/recording.ts";
import { same } from "../suite/same.ts";
import type { CallSettings, Suite } from "../suite/suite.ts";

/** Steps of a call that never end by themselves; those of the connection are faults. */
export function deadlinePromises(suite: Suite): ProviderPromise[] {
  const unsent = (what: string, settings: CallSettings): ProviderPromise =>
    promise(suite, `ends at its deadline, and sends nothing, when ${what}`, async () => {
      const error = await suite.failure("voice-200", { timeoutMs: patience, ...settings });
      same("code", error.code, "timeout");
      same("outcome", error.outcome, "not_created");
      await suite.counted("voice-200", 0);
    });
  return [
    unsent("the key function never returns", { apiKey: () => new Promise(() => {}) }),
    unsent("the sample cannot be read to its end", { sample: new EndlessBlob([recording()]) }),
    promise(suite, "ends at its deadline when fetch never settles, whatever the signal says", async () => {
      const error = await suite.failure("voice-200", { timeoutMs: patience, fetch: () => new Promise(() => {}) });
      same("code", error.code, "timeout");
      same("outcome", error.outcome, "unknown");
    }),
    promise(suite, "does not begin a wait that would outlast its deadline", async () => {
      const error = await suite.failure("retry-after-30", { timeoutMs: 20_000 });
      same("code", error.code, "rate_limited");
      same("retryAfterSeconds", error.retryAfterSeconds, 30);
      await suite.counted("retry-after-30", 1);
    }),
  ];
}

class EndlessBlob extends Blob {
  override arrayBuffer(): Promise<ArrayBuffer> {
    return new Promise(() => {});
  }
}
