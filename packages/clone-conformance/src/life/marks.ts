import { findVoices, getVoice, updateVoice, type VoiceDetails } from "@org/clone-core";
import { type FaultName, faultAddress } from "@org/voices-mock/faults-client";
import { type ProviderPromise, promise } from "../suite/promise.ts";
import { same } from "../suite/same.ts";
import { settle } from "../suite/settle.ts";
import type { Suite } from "../suite/suite.ts";
import { keyedCall, markOf, marksIn, newKey, rawOf } from "./keyed-call.ts";
import { calls, listed, operations } from "./operations.ts";

/** Services that repeat a request, in an error, in a page, as it came, and in a success that is none. */
const echoes: readonly FaultName[] = [
  ...(["echo-400", "echo-text-422", "echo-500", "echo-html-502", "echo-body-500", "echo-base64-400"] as const),
  ...(["echo-200", "echo-body-200"] as const),
];

/** How a service may tell of a voice in an error: as it is, in JSON inside JSON, in a page, in prose. */
const told: Readonly<Record<string, (mark: string) => unknown>> = {
  "as a voice": (mark) => ({ voice: { description: `Calm [${mark}]`, tags: ["demo", mark] } }),
  "in its words": (mark) => ({ message: `the description "Calm [${mark}]" is too long` }),
  "as JSON inside its words": (mark) => ({
    message: `cannot read ${JSON.stringify({ tags: ["demo", mark], description: `Calm [${mark}]` })}`,
    ...{ error_code: `[${mark}]`, title: `[${mark}]` },
  }),
  "as JSON inside JSON inside its words": (mark) => ({ message: JSON.stringify(JSON.stringify({ tags: [mark] })) }),
  "in a page": (mark) => `<p>[${mark.replace(":", "&#58;")}] and <code>&quot;${mark}&quot;</code></p>`,
};

/** A key is written into the voice; nobody who calls ever sees that. */
export const markPromises = (suite: Suite): ProviderPromise[] => [
  promise(suite, "shows no mark of a key in a voice, wherever it comes from, and keeps the key", async () => {
    const key = newKey();
    const description = "Calm, a little slow";
    const made = await keyedCall(suite, "none", key, { description });
    const again = await keyedCall(suite, "none", key, { description });
    const provider = suite.provider("none");
    const id = made.voice?.id ?? "";
    const existing: readonly VoiceDetails[] = [
      ...(await listed(provider)),
      ...(await findVoices({ provider, name: "Ada" })),
      await getVoice({ provider, id }),
      await updateVoice({ provider, id, name: "Grace", description: "Calm and quick" }),
      await updateVoice({ provider, id, description: "" }),
      await getVoice({ provider, id }),
    ];
    const { voice } = await keyedCall(suite, "none", key);
    same("id", voice?.id, id);
    same("whether it existed", voice?.existed, true);
    const descriptions = [made.voice, again.voice, ...existing, voice].map((one) => one?.description ?? "none");
    const calm = Array.from({ length: 5 }, () => description);
    same("descriptions", descriptions.join("; "), [...calm, "Calm and quick", "none", "none", "none"].join("; "));
    for (const one of existing) same("idempotencyKey", one.idempotencyKey, key);
    same("voices that the server has", (await suite.faults.voices(markOf(key))).existing.length, 1);
    const raws = [...existing, voice, again.voice].map(rawOf);
    const marks = [...made.marks, ...again.marks, ...marksIn({ voices: existing, voice, raws }, key)];
    same("marks", marks.join(), "");
  }),
  promise(suite, "shows no mark of a key when the service repeats the request that changes a voice", async () => {
    for (const fault of echoes) {
      const key = newKey();
      const { id } = await suite.voice("none", { idempotencyKey: key, description: "Calm" });
      const provider = suite.provider(faultAddress(fault, { on: ["update"] }));
      const call = () => updateVoice({ provider, id, description: "Quick", maxRetries: 0 });
      const { error } = await settle(call);
      if (error === undefined) throw new Error(`${fault}: expected an error, found a success`);
      same("marks", marksIn({ [`the error of ${fault}`]: error }, key).join(), "");
    }
  }),
  ...Object.entries(told).map(([how, body]) =>
    promise(suite, `shows no mark of a key when the service tells of it in an error, ${how}`, async () => {
      const key = newKey();
      for (const status of [400, 404, 500, 200]) {
        const answer = body(markOf(key));
        const fetch = async () =>
          typeof answer === "string" ? new Response(answer, { status }) : Response.json(answer, { status });
        for (const operation of operations) {
          const provider = suite.provider("none", { fetch });
          const { result, error } = await settle(() => calls[operation](provider, "voice-1", { maxRetries: 0 }));
          same("marks", marksIn({ [`what ${operation} comes to after ${status}`]: [result, error] }, key).join(), "");
        }
        const { marks } = await keyedCall(suite, "none", key, {
          ...{ settleMs: 0, maxRetries: 0 },
          fetch: (request) => (request.method === "POST" ? fetch() : globalThis.fetch(request)),
        });
        same("marks", marks.join(), "");
      }
    }),
  ),
  promise(suite, "shows no mark of a key when fetch fails with the request in its reason", async () => {
    const key = newKey();
    const cause = new Error(`cannot write {"tags":["${markOf(key)}"]} [${markOf(key)}]`, {
      cause: { request: [markOf(key)] },
    });
    const { error, marks } = await keyedCall(suite, "none", key, {
      settleMs: 0,
      fetch: (request) => (request.method === "POST" ? Promise.reject(cause) : globalThis.fetch(request)),
    });
    same("outcome", error?.outcome, "unknown");
    same("marks", marks.join(), "");
  }),
];
