// A process that clones when it is told to: one of two that use the same key at the same moment.
import { cloneVoice } from "@org/clone-core";
import { type Order, providerOf, reply } from "./order.ts";

process.on("message", (order: Order) => {
  cloneVoice({
    provider: providerOf(order),
    ...{ name: "Ada", language: order.language, sample: Buffer.from(order.sample, "base64") },
    idempotencyKey: order.key,
  }).then(
    ({ id, existed, warnings }) => reply({ id, existed, warnings: warnings.map(({ message }) => message) }),
    (error: unknown) => reply({ failed: String(error) }),
  );
});
