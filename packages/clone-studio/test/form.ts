import { afterEach, beforeEach, vi } from "vitest";
import type { CloneLine, CloneOrder } from "../src/api/clone.ts";
import type { Facts, ProviderFacts, ProviderName } from "../src/api/facts.ts";
import { attempts, dismiss } from "../src/page/cloning/attempts.ts";
import type { Answer, LookedAt, PreparedSample, Question } from "../src/page/recording/prepared.ts";
import { addTake, currentTake, removeTake, setConsent, takes } from "../src/page/recording/takes.ts";
import { chosenNames, facts } from "../src/page/studio.ts";
import { description, name, ownOptions, wantedLanguage } from "../src/page/voice/voice.ts";
import { cartesiaInStudio } from "../src/providers/cartesia.ts";
import { inworldInStudio } from "../src/providers/inworld.ts";

/** What the page has asked the studio to make. */
export const ordered: CloneOrder[] = [];
/** How the studio answers a wish for a voice; the connection breaks where there is nothing. */
export const answers = new Map<ProviderName | "settle", readonly CloneLine[]>();
/** What the browser keeps beyond the page. */
export const kept = new Map<string, string>();

export const made = (provider: ProviderName, id: string): CloneLine => ({
  type: "voice",
  voice: { provider, id, name: "Ada" },
});
export const refused: CloneLine = { type: "error", error: { code: "quota", outcome: "not_created", message: "none" } };

/** Those that the page has started: one, as long as it lives. */
export const workers = new Set<EventTarget>();

/** Stands for the worker: the same recording has the same digest, and each set of services its own sample. */
class FakeWorker extends EventTarget {
  constructor() {
    super();
    workers.add(this);
  }

  async postMessage({ take, turn, recording, look, providers }: Question): Promise<void> {
    const text = await recording.text();
    const tell = (what: { looked: LookedAt } | { sample: PreparedSample }): void => {
      const data: Answer = { take, turn, ...what };
      this.dispatchEvent(new MessageEvent("message", { data }));
    };
    const looked = { digest: text, seconds: 12, report: {}, levels: {}, judgements: [] };
    if (look) tell({ looked: looked as unknown as LookedAt });
    const audio = new Blob([text, ...providers.map(({ title }) => title)]);
    tell({ sample: { audio, window: { from: 0, to: 10 } } as unknown as PreparedSample });
  }
}

/** A page without a browser, whose every service has a key. */
export function usePage(): void {
  beforeEach(() => {
    vi.stubGlobal("Worker", FakeWorker);
    vi.stubGlobal("localStorage", {
      getItem: (place: string) => kept.get(place) ?? null,
      setItem: (place: string, text: string) => kept.set(place, text),
    });
    vi.stubGlobal("fetch", async (path: string, { body }: { body: FormData | string }) => {
      const order = body instanceof FormData ? (JSON.parse(String(body.get("fields"))) as CloneOrder) : undefined;
      if (path === "api/clone" && order) ordered.push(order);
      const lines = answers.get(order?.provider ?? "settle");
      if (lines === undefined) throw new TypeError("Failed to fetch");
      return new Response(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    });
    const providers = [cartesiaInStudio, inworldInStudio].map(
      (one): ProviderFacts => ({
        ...one,
        hasKey: true,
        account: "own",
        unasked: [],
      }),
    );
    const languages = ["en", "de"].map((tag) => ({ tag, forms: { cartesia: { code: tag }, inworld: { code: tag } } }));
    facts.value = { kind: "sandbox", providers, languages } satisfies Facts;
    chosenNames.value = ["cartesia", "inworld"];
    [name.value, wantedLanguage.value] = ["Ada", "en"];
  });
  afterEach(() => {
    for (const attempt of attempts.value) dismiss(attempt);
    for (const take of takes.value) removeTake(take);
    [name.value, description.value, wantedLanguage.value] = ["", "", ""];
    setConsent(false);
    ownOptions.value = {};
    chosenNames.value = [];
    facts.value = undefined;
    ordered.length = 0;
    answers.clear();
    kept.clear();
    vi.unstubAllGlobals();
  });
}

/** Gives a recording that sounds so, whose speaker has agreed, and waits for its sample. */
export async function give(sound: string): Promise<void> {
  addTake(new Blob([sound]), `${sound}.wav`);
  setConsent(true);
  await sampleReady();
}

export const sampleReady = (): Promise<boolean> =>
  vi.waitUntil(() => currentTake.value?.isBusy.value === false, { interval: 1 });

/** Waits until nothing is on its way any more, and says what became of everything, the newest first. */
export async function settled(): Promise<string[]> {
  const steps = (): string[] => attempts.value.map((one) => `${one.provider} ${one.state.value.step}`);
  await vi.waitUntil(() => steps().every((step) => !step.endsWith("running")), { interval: 1 });
  return steps();
}
