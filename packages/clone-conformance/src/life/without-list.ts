import type { CloneProvider } from "@org/clone-core";
import { type ProviderPromise, promise } from "../suite/promise.ts";
import { same } from "../suite/same.ts";
import { settle } from "../suite/settle.ts";
import type { Suite } from "../suite/suite.ts";
import { newKey } from "./keyed-call.ts";
import { calls, operations } from "./operations.ts";

/** What a provider that has no list says; one that has is asked without it. */
export function withoutListPromises(suite: Suite): ProviderPromise[] {
  const bare = ({ voices: _voices, ...provider }: CloneProvider): CloneProvider => provider;
  return [
    promise(suite, "refuses a key by name, and sends nothing, when the provider has no list", async () => {
      const { error } = await suite.call("voice-200", { idempotencyKey: newKey() }, bare);
      same("code", error?.code, "invalid_input");
      same("outcome", error?.outcome, "not_created");
      same("whether it names the option", error?.message.includes("idempotencyKey"), true);
      const { name } = suite.provider("voice-200");
      same("whether it names the provider", error?.message.includes(`${name} has no list`), true);
      await suite.counted("voice-200", 0);
    }),
    promise(suite, "clones without a key when the provider has no list", async () => {
      const { voice } = await suite.call("voice-200", {}, bare);
      same("whether there is a voice", voice !== undefined, true);
      await suite.counted("voice-200", 1);
    }),
    promise(suite, "refuses every call about voices that exist when the provider has no list", async () => {
      for (const operation of operations) {
        const { error } = await settle(() => calls[operation](bare(suite.provider("voice-200")), "voice-1"));
        same("code", error?.code, "invalid_input");
        same("whether there is an outcome", error !== undefined && "outcome" in error, false);
        same("whether it says why", error?.message.includes("list of voices"), true);
      }
      await suite.counted("voice-200", 0);
    }),
  ];
}
