// What becomes of a call whose `fetch` is another package's: it is made, or it surely made nothing and says why. Where a
// function of the caller's may have sent the request, nobody knows.
import { cloneVoice } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { startSandbox } from "@org/voices-mock";
import axios from "axios";
import crossFetch from "cross-fetch";
import nodeFetch from "node-fetch";
import nodeFetch2 from "node-fetch-2";
import { Agent, Request as UndiciRequest, fetch as undiciFetch } from "undici";

const sample = new Uint8Array(2_000);
sample.set(new TextEncoder().encode("RIFF\0\0\0\0WAVEfmt "));
const fetches = {
  "the runtime": undefined,
  "the runtime, with undici's agent": (request) => fetch(request, { dispatcher: new Agent() }),
  // As the README shows it.
  "undici, with its own Request": async (request) => {
    const { url, method, redirect, signal } = request;
    const [headers, body] = [[...request.headers], await request.arrayBuffer()];
    return undiciFetch(new UndiciRequest(url, { method, headers, body, redirect, signal }));
  },
  "node-fetch 3": nodeFetch,
  "node-fetch 2": nodeFetch2,
  "cross-fetch": crossFetch,
  "node-fetch in a function": (request) => nodeFetch(request),
  undici: undiciFetch,
  axios,
  "an axios of one's own": axios.create(),
  "axios in a function": async (request) => {
    const { url, method, headers } = request;
    return axios({ url, method, headers: Object.fromEntries(headers), data: await request.arrayBuffer() });
  },
};
const sandbox = await startSandbox();
try {
  for (const [name, fetch] of Object.entries(fetches)) {
    sandbox.reset();
    const call = async () => {
      const provider = cartesia({ apiKey: "sk_car_1", baseUrl: sandbox.cartesiaUrl, fetch });
      return await cloneVoice({ provider, name: "Ada", language: "en", sample, maxRetries: 0 });
    };
    const outcome = await call().then(
      () => "made",
      ({ code, outcome, message }) => `${outcome}, ${code}: ${message}`,
    );
    console.log(`${name}: ${sandbox.requests().length} requests came; ${outcome}`);
  }
} finally {
  await sandbox.close();
}
