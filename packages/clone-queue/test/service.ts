import type { CloneProvider } from "@org/clone-core";
import { inworld } from "@org/clone-core/inworld";

/** An Inworld of this process: what it was asked, what it has, and what it does next. */
export class Service {
  readonly voices: { voiceId: string; displayName: string; langCode: string; tags: string[] }[] = [];
  /** `send` and `look`, in the order of the requests. */
  readonly asked: ("send" | "look")[] = [];
  /** Answers the next request for a voice instead of making one. */
  instead: (() => Response | Promise<Response>) | undefined;
  /** Answers the next look instead of listing. */
  insteadOfList: (() => Response) | undefined;
  /** Whether the list shows new voices. */
  lags = false;
  readonly provider: CloneProvider = inworld({ apiKey: "bWFkZS11cDprZXk=", fetch: (request) => this.#answer(request) });

  get sends(): number {
    return this.asked.filter((one) => one === "send").length;
  }

  async #answer(request: Request): Promise<Response> {
    if (request.method === "GET") {
      this.asked.push("look");
      const { insteadOfList } = this;
      this.insteadOfList = undefined;
      return insteadOfList?.() ?? Response.json({ voices: this.lags ? [] : this.voices, nextPageToken: "" });
    }
    const body = (await request.json()) as { displayName: string; langCode: string; tags: string[] };
    this.asked.push("send");
    const { instead } = this;
    this.instead = undefined;
    const answer = await instead?.();
    if (answer !== undefined && answer.status !== 599) return answer;
    const { displayName, langCode, tags } = body;
    const voice = { voiceId: `voice-${this.voices.length + 1}`, displayName, langCode, tags };
    this.voices.push(voice);
    if (answer !== undefined) throw new TypeError("the connection broke");
    return Response.json({ voice, audioSamplesValidated: [] });
  }
}

/** The voice is made, and its answer is lost. */
export const answerLost = (): Response => new Response(null, { status: 599 });

export const refusal =
  (status: number, headers: Record<string, string> = {}) =>
  (): Response =>
    Response.json({ code: 3, message: "no" }, { status, headers });

/** Begins like a recording. */
export const recording: Uint8Array = new TextEncoder().encode("RIFF....WAVE".padEnd(2_000, "~"));
