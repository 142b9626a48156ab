import { createHash } from "node:crypto";
import { type CloneResult, cloneVoiceToAll } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { startSandbox } from "@org/voices-mock";

/** What each mock says to a sample: `taken`, or why not. */
export interface MockVerdicts {
  readonly cartesia: string;
  readonly inworld: string;
}

/** Both mock services, on a port of this machine. */
export interface Mocks {
  clone(name: string, sample: Uint8Array): Promise<MockVerdicts>;
  /** What they take that they must not. */
  selfCheck(): Promise<string[]>;
  close(): Promise<void>;
}

/** Starts both mocks. Each takes samples through the one call, as users send them. */
export async function startMocks(): Promise<Mocks> {
  const sandbox = await startSandbox();
  const providers = {
    cartesia: cartesia({ apiKey: "sk_car_made-up-key", baseUrl: sandbox.cartesiaUrl }),
    inworld: inworld({ apiKey: "bWFkZS11cDprZXk=", baseUrl: sandbox.inworldUrl }),
  };
  const clone = async (name: string, sample: Uint8Array): Promise<MockVerdicts> => {
    const results = await cloneVoiceToAll({ providers, name, language: "en", sample });
    const sha256 = createHash("sha256").update(sample).digest("hex");
    const arrived = sandbox.requests().filter(({ audio }) => audio.some((one) => one.sha256 === sha256)).length;
    const verdict = (result: CloneResult): string => {
      if (result.status === "rejected") return result.reason.message;
      return arrived >= Object.keys(providers).length ? "taken" : "other bytes arrived";
    };
    return { cartesia: verdict(results.cartesia), inworld: verdict(results.inworld) };
  };
  return {
    clone,
    async selfCheck() {
      const verdicts = await clone("no recording", new TextEncoder().encode("no recording at all, but words"));
      return Object.entries(verdicts)
        .filter(([, verdict]) => verdict === "taken")
        .map(([mock]) => `${mock}'s mock takes what is no recording`);
    },
    close: () => sandbox.close(),
  };
}
