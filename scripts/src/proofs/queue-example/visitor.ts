import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";

/** What the route answers. */
export interface Answer {
  readonly state?: string;
  readonly voice?: { readonly id: string; readonly name?: string };
  readonly error?: string;
}

/** A form as the page sends it, but for what is given. */
export function form(sample: Blob | undefined, { id = randomUUID() as string, name = "Ada" } = {}): FormData {
  const made = new FormData();
  made.append("id", id);
  made.append("name", name);
  if (sample !== undefined) made.append("sample", sample, "ada.wav");
  return made;
}

/** Somebody who talks to the route without a browser. */
export class Visitor {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async upload(body: BodyInit): Promise<{ status: number; location: string | null; answer: Answer }> {
    const init = { method: "POST", body, ...(body instanceof ReadableStream ? { duplex: "half" } : {}) };
    const response = await fetch(new URL("voices", this.#url), init as RequestInit);
    return { status: response.status, location: response.headers.get("location"), answer: await response.json() };
  }

  async ask(location: string): Promise<{ status: number; answer: Answer }> {
    const response = await fetch(new URL(location, this.#url));
    return { status: response.status, answer: await response.json() };
  }

  /** Asks until the job has ended; resolves to everything that was told, without repetitions. */
  async follow(location: string): Promise<{ states: string[]; last: Answer }> {
    const states: string[] = [];
    const until = performance.now() + 30_000;
    while (performance.now() < until) {
      const { answer } = await this.ask(location);
      const { state = "nothing" } = answer;
      if (states.at(-1) !== state) states.push(state);
      if (state === "done" || state === "failed") return { states, last: answer };
      await setTimeout(20);
    }
    throw new Error(`after 30 s the job has not ended: ${states.join(", ")}`);
  }
}
