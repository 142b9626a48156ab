// The mock in a page: msw's worker answers for both services, so that a page can be tried without any server.
import { cloneVoiceToAll } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { cartesiaHandlers, createCartesiaService } from "@org/voices-mock/cartesia";
import { createInworldService, inworldHandlers } from "@org/voices-mock/inworld";
import { setupWorker } from "msw/browser";

const services = { cartesia: createCartesiaService(), inworld: createInworldService() };
const worker = setupWorker(
  ...cartesiaHandlers({ service: services.cartesia }),
  ...inworldHandlers({ service: services.inworld }),
);
await worker.start({ quiet: true });

/** Clones a recording at both mocks, as a page with keys of its own would. */
export async function cloneInPage(recording: Blob): Promise<{ ids: string[]; voices: number }> {
  const results = await cloneVoiceToAll({
    providers: {
      cartesia: cartesia({ apiKey: "made-up", dangerouslyAllowBrowser: true }),
      inworld: inworld({ apiKey: "bWFkZTp1cA==", dangerouslyAllowBrowser: true }),
    },
    name: "Ada",
    language: "en",
    sample: recording,
  });
  const ids = Object.values(results).map((result) => {
    if (result.status === "rejected") throw result.reason;
    return result.value.id;
  });
  return { ids, voices: services.cartesia.voices().length + services.inworld.voices().length };
}

Object.assign(globalThis, { cloneInPage });
