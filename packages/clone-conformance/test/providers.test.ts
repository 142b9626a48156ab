import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { startFaults } from "@org/voices-mock/faults";
import { afterAll, describe, it } from "vitest";
import { providerPromises } from "../src/index.ts";

const faults = await startFaults();
afterAll(() => faults.close());

describe.each([
  ["Cartesia", cartesia],
  ["Inworld", inworld],
] as const)("a call to %s", (_name, makeProvider) => {
  for (const { name, run } of providerPromises(makeProvider, faults)) it(name, run);
});
