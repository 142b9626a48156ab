import type { Fetch } from "../src/index.ts";
import { cartesia } from "../src/providers/cartesia.ts";
import { inworld } from "../src/providers/inworld.ts";

/** A request as it left. */
export type Sent = Request;

type Answer = Response | (() => Response | Promise<Response>);

/** A `fetch` that answers in turn, and repeats its last answer. */
export function service(...answers: Answer[]): { fetch: Fetch; sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch: Fetch = async (request) => {
    sent.push(request);
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (answer === undefined) throw new Error("no answer left");
    return typeof answer === "function" ? answer() : answer.clone();
  };
  return { fetch, sent };
}

export const cartesiaKey = "sk_car_0123456789";
export const inworldKey = btoa("workspace-key:workspace-secret");

/** Both providers, each with an answer that names a voice. */
export const providers = [
  {
    name: "cartesia",
    key: cartesiaKey,
    language: "en",
    make: (fetch: Fetch) => cartesia({ apiKey: cartesiaKey, fetch }),
    created: () =>
      Response.json({
        id: "voice-1",
        user_id: "user-1",
        is_public: false,
        name: "Ada",
        description: "",
        created_at: "2026-03-01T10:00:00Z",
        language: "en",
      }),
  },
  {
    name: "inworld",
    key: inworldKey,
    language: "en-US",
    make: (fetch: Fetch) => inworld({ apiKey: inworldKey, fetch }),
    created: () =>
      Response.json({
        voice: { voiceId: "voice-1", langCode: "EN_US", displayName: "Ada", description: "" },
        audioSamplesValidated: [{ audioData: "UklGRg==", langCode: "EN_US", warnings: [], errors: [] }],
      }),
  },
] as const;

/** What a promise rejected with; fails when it did not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`resolved with ${JSON.stringify(value)}`);
    },
    (reason: unknown) => reason,
  );
}
