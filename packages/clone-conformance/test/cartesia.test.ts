import { cartesia } from "@org/clone-core/cartesia";
import { startFaults } from "@org/voices-mock/faults";
import { afterAll, describe, it } from "vitest";
import { providerPromises } from "../src/index.ts";

// A file for each provider: they wait at the same time, each with a server of its own.
const faults = await startFaults();
afterAll(() => faults.close());

describe("a call to Cartesia", () => {
  for (const { name, run } of providerPromises(cartesia, faults, { part: "daily" })) it(name, run, 60_000);
});
