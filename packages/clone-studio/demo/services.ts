import { cartesiaHandlers } from "@org/voices-mock/cartesia";
import { inworldHandlers } from "@org/voices-mock/inworld";
import { getResponse } from "msw";
import type { Connections } from "../src/providers/all.ts";
import type { Connection } from "../src/providers/studio-provider.ts";

/** The services' own addresses, so that the demo shows the requests that would be sent. Nothing is. */
const cartesiaUrl = "https://api.cartesia.ai";
const inworldUrl = "https://api.inworld.ai";

const handlers = [...cartesiaHandlers({ baseUrl: cartesiaUrl }), ...inworldHandlers({ baseUrl: inworldUrl })];

/** As long as a quick service takes, so that progress can be seen, and ended. */
const cloningMs = 900;

/** Answers in the service's stead; never sends anything. */
async function answer(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  if (request.method === "POST") await pause(cloningMs, request.signal);
  const response = await getResponse(handlers, request);
  if (response === undefined) throw new TypeError("nothing in the demo answers this");
  return response;
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

const at = (baseUrl: string, apiKey: string): Connection => ({ apiKey, baseUrl, fetch: answer });

/** Both services, in this thread. Their keys are made up: the mock takes any. */
export const connections: Connections = new Map([
  ["cartesia", at(cartesiaUrl, "made-up-key")],
  ["inworld", at(inworldUrl, btoa("made-up-key:made-up-secret"))],
]);
