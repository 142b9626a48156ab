import { startSandbox } from "@org/voices-mock";
import { expect, it } from "vitest";
import type { CloneLine, CloneOrder } from "../src/api/clone.ts";
import { cartesiaInStudio } from "../src/providers/cartesia.ts";
import { anySample } from "../src/providers/stand-in.ts";
import { Attempts } from "../src/server/attempts.ts";

it("a voice that was deleted elsewhere is made again with its key, once its service's list can be trusted", async () => {
  const sandbox = await startSandbox();
  let minutes = 0;
  const attempts = new Attempts(
    (error) => {
      throw error;
    },
    () => minutes * 60_000,
  );
  const order: CloneOrder = {
    ...{ provider: "cartesia", name: "Ada", language: "en", options: {}, consent: true },
    idempotencyKey: "studio-1",
  };
  const connection = { apiKey: "sk_car_made-up", baseUrl: sandbox.cartesiaUrl };
  const last = async (): Promise<CloneLine | undefined> => {
    let line: CloneLine | undefined;
    for await (line of attempts.begin(cartesiaInStudio.call(connection, {}, anySample), order) ?? []);
    return line;
  };
  try {
    const first = await last();
    expect(first).toMatchObject({ type: "voice", voice: { existed: false } });
    sandbox.reset();
    minutes = 9;
    expect(await last()).toEqual(first);
    expect(sandbox.voices()).toHaveLength(0);
    minutes = 10;
    expect(await last()).toMatchObject({ type: "voice", voice: { existed: false } });
    minutes = 20;
    expect(await last()).toMatchObject({ type: "voice", voice: { existed: true } });
    expect(sandbox.voices()).toHaveLength(1);
  } finally {
    await sandbox.close();
  }
});
