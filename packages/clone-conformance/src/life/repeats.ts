import { type CloneEvent, deleteVoice } from "@org/clone-core";
import { type FaultName, faultAddress } from "@org/voices-mock/faults-client";
import { type ProviderPromise, promise } from "../suite/promise.ts";
import { same, sameJson } from "../suite/same.ts";
import type { Suite } from "../suite/suite.ts";
import { allOf } from "./all-of.ts";
import { markOf, newKey } from "./keyed-call.ts";
import { calls, listed, operationsOf, struck } from "./operations.ts";

/** Answers that are lost, or that ask to come again: a repeat mends each. */
const passing: readonly FaultName[] = [
  ...(["reset-after-body", "close-half-headers", "close-mid-answer", "garbage", "status-408", "status-503"] as const),
  "retry-after-0",
];

/** What is lost once is asked for again, also where the service had done it. Their pauses pass at the same time. */
export const repeatPromises = (suite: Suite): ProviderPromise[] => [
  promise(suite, "takes a voice for deleted that is gone when a lost request is repeated", () =>
    allOf(
      passing.flatMap((fault) => [`${fault}, and the service did it`, `${fault}, and the service did nothing`]),
      async (which) => {
        const fault = passing.find((name) => which.startsWith(`${name},`)) ?? "reset-after-body";
        const { id, mark } = await made(suite);
        const address = faultAddress(fault, { on: ["delete"], times: 1, acts: which.endsWith("did it") });
        let attempts = 0;
        const onEvent = ({ type }: CloneEvent): void => {
          if (type === "attempt_started") attempts++;
        };
        const result = await deleteVoice({ provider: suite.provider(address), id, onEvent });
        // A runtime may repeat such a request by itself, and nobody learns that the one before it did it.
        if (attempts > 1) sameJson("result", result, { deleted: true });
        same("requests that were lost", (await suite.faults.counts(address)).complete, 1);
        same("voices left", (await suite.faults.voices(mark)).existing.length, 0);
      },
    ),
  ),
  promise(suite, "says of a voice that is gone already that this call has not deleted it", async () => {
    const { id, mark } = await made(suite);
    const one = { provider: suite.provider("none"), id };
    sameJson("first", await deleteVoice(one), { deleted: true });
    sameJson("again", await deleteVoice(one), { deleted: false });
    same("voices left", (await suite.faults.voices(mark)).existing.length, 0);
  }),
  promise(suite, "asks again about voices that exist after an answer that was lost once, and then has it", () =>
    allOf(operationsOf(suite.provider("none")), async (operation) => {
      const { id } = await made(suite);
      // Told to come back at once: what breaks a connection is tried above, and has a pause.
      const address = faultAddress("retry-after-0-on-503", { on: struck(operation), times: 1 });
      await calls[operation](suite.provider(address), id);
      same("requests that were lost", (await suite.faults.counts(address)).complete, 1);
      const name = (await listed(suite.provider("none"))).find((voice) => voice.id === id)?.name;
      same("name", name, operation === "delete" ? undefined : operation === "update" ? "Ada Lovelace" : "Ada");
    }),
  ),
];

/** A voice that exists, and its mark. */
async function made(suite: Suite): Promise<{ readonly id: string; readonly mark: string }> {
  const idempotencyKey = newKey();
  const { id } = await suite.voice("none", { idempotencyKey });
  return { id, mark: markOf(idempotencyKey) };
}
