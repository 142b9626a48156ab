import { readFile } from "node:fs/promises";
import { cloneVoiceToAll } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { startSandbox } from "@org/voices-mock";
import { root } from "../../../specs/documents/sources.ts";
import { loopbackUrl } from "../../../workspace/loopback.ts";
import type { Service } from "./places.ts";

/** A voice, and the key of the account that has it. */
export interface ClonedVoice {
  readonly voiceId: string;
  readonly key: string;
}

/** Made up, in the form that each service gives out. */
const keys = { Cartesia: "sk_car_made-up", Inworld: "bWFkZTp1cA==" } as const;

/** One recording, cloned at both services in the sandbox by the one call: what a user has before anything is spoken. */
export async function clonedVoices(): Promise<Readonly<Record<Service, ClonedVoice>>> {
  const sandbox = await startSandbox();
  try {
    const results = await cloneVoiceToAll({
      providers: {
        Cartesia: cartesia({ apiKey: keys.Cartesia, baseUrl: loopbackUrl(sandbox.cartesiaUrl) }),
        Inworld: inworld({ apiKey: keys.Inworld, baseUrl: loopbackUrl(sandbox.inworldUrl) }),
      },
      name: "Ada",
      language: "en",
      sample: await readFile(new URL("examples/clips/ada.wav", root)),
    });
    const voiceOf = (service: Service): ClonedVoice => {
      const result = results[service];
      if (result.status === "rejected") throw result.reason;
      return { voiceId: result.value.id, key: keys[service] };
    };
    return { Cartesia: voiceOf("Cartesia"), Inworld: voiceOf("Inworld") };
  } finally {
    await sandbox.close();
  }
}
