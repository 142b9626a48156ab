import type { VirtualClock } from "../clock.ts";
import type { Vendor } from "../scenario.ts";
import { type ListPlan, otherKey, type VoiceBefore } from "./plan.ts";

/** A voice that exists at the made-up service. Times are those of the clock. */
export interface KeptVoice {
  readonly id: string;
  name: string;
  description: string;
  readonly tags: readonly string[];
  readonly own: boolean;
  readonly madeAt: number;
  readonly dated: boolean;
  /** How many list requests there were by then; absent for voices that were there before. */
  readonly madeAfter?: number;
}

/** The voices of one account, and what its list shows of them. */
export class Account {
  readonly voices: KeptVoice[] = [];
  /** List requests so far. */
  requests = 0;
  /** Those since the first request for a voice. */
  laterRequests = 0;
  /** Cursors that were given out. */
  readonly cursors = new Map<string, number>();
  /** The last page that another one follows. */
  lastPage: string | undefined;
  readonly plan: ListPlan;
  readonly vendor: Vendor;
  readonly #clock: VirtualClock;
  #count = 0;

  constructor(vendor: Vendor, plan: ListPlan, key: string, clock: VirtualClock) {
    this.vendor = vendor;
    this.plan = plan;
    this.#clock = clock;
    for (const [index, voice] of plan.before.entries()) this.#keep(this.#before(voice, key, index));
  }

  /** Makes a voice of a request. */
  make({ name, description, tags }: Pick<KeptVoice, "name" | "description" | "tags">): KeptVoice {
    const madeAt = this.#clock.now;
    const id = this.#newId(madeAt, true);
    return this.#keep({ id, name, description, tags, own: true, madeAt, dated: true, madeAfter: this.requests });
  }

  remove(id: string): void {
    this.voices.splice(
      this.voices.findIndex((voice) => voice.id === id),
      1,
    );
  }

  /** What the list has at this moment, in its order. */
  visible(): readonly KeptVoice[] {
    const { lag, order } = this.plan;
    const shown = this.voices.filter(
      ({ madeAt, madeAfter }) =>
        madeAfter === undefined || (this.#clock.now - madeAt >= lag.ms && this.requests - madeAfter >= lag.requests),
    );
    if (order === "shuffled") return shown.sort((a, b) => reversed(a.id).localeCompare(reversed(b.id)));
    return shown.sort((a, b) => (order === "oldest first" ? a.madeAt - b.madeAt : b.madeAt - a.madeAt));
  }

  /** The account's own voices in the list that bear a key. */
  bearers(key: string): readonly KeptVoice[] {
    return this.visible().filter((voice) => voice.own && keyOf(voice) === key);
  }

  #keep(voice: KeptVoice): KeptVoice {
    this.voices.push(voice);
    return voice;
  }

  #before({ what, age, dated }: VoiceBefore, key: string, index: number): KeptVoice {
    const madeAt = this.#clock.now - age * 1000;
    const marked = (text: string): Pick<KeptVoice, "description" | "tags"> =>
      this.vendor === "cartesia"
        ? { description: index % 2 === 0 ? `[key:${text}]` : `Calm [key:${text}]`, tags: [] }
        : { description: "Calm", tags: index % 2 === 0 ? [`key:${text}`] : ["demo", `key:${text}`, "other"] };
    const plain = {
      ...{ id: this.#newId(madeAt, dated), name: "Ada", description: "Calm", tags: ["demo"] },
      ...{ own: true, madeAt, dated },
    };
    switch (what) {
      case "bearer":
        return { ...plain, ...marked(key) };
      case "another account's bearer":
        return { ...plain, ...marked(key), own: false };
      case "another key":
        return { ...plain, ...marked(otherKey) };
      case "a longer key":
        return { ...plain, ...marked(`${key}${key}`.slice(0, 63) + (key.length > 31 ? "x" : "")) };
      case "a name that holds the key":
        return { ...plain, name: `[key:${key}] key:${key}` };
      case "a text that mentions the key":
        return { ...plain, description: `about key:${key}`, tags: [`not key:${key}`, key] };
      case "plain":
        return plain;
    }
  }

  #newId(madeAt: number, dated: boolean): string {
    const number = ++this.#count;
    if (this.vendor === "cartesia") return `voice-${number}+a=b&c`;
    const stamp = new Date(madeAt)
      .toISOString()
      .replaceAll(/[-:]|\.\d+Z/g, "")
      .replace("T", "_");
    return `ws__ada-${number}${dated ? `_${stamp}z` : ""}`;
  }
}

/** The key in a voice, by our own reading of where it is put. */
export function keyOf({ description, tags }: Pick<KeptVoice, "description" | "tags">): string | undefined {
  const [, tag] = tags.map((one) => /^key:([\w.:-]+)$/.exec(one)).find((found) => found !== null) ?? [];
  return tag ?? /(?:^| )\[key:([\w.:-]+)\]$/.exec(description)?.[1];
}

const reversed = (text: string): string => [...text].reverse().join("");
