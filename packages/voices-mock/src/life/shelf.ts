import { createNewest } from "../record/newest.ts";
import { type ListLag, type Passed, shows } from "./list-lag.ts";

/** A voice that exists. */
export interface ShelvedVoice<Voice> {
  readonly id: string;
  /** As the answer had it that told of its creation, with what was changed since. */
  readonly voice: Voice;
  /** What the list tells of it beside that. */
  readonly more: Readonly<Record<string, unknown>>;
  /** Whether it is as the contract has it. One of a scenario may be otherwise on purpose. */
  readonly conforms: boolean;
}

/** The voices that a service has created, with the moment from which each shows. */
export interface Shelf<Voice> {
  /** Adds a new one. @param lag is its own, in place of the shelf's. */
  add(voice: ShelvedVoice<Voice>, lag?: ListLag | undefined): void;
  /** Those that show now, oldest first. */
  shown(): readonly ShelvedVoice<Voice>[];
  /** All of them, oldest first. */
  all(): readonly ShelvedVoice<Voice>[];
  change(voice: ShelvedVoice<Voice>, next: ShelvedVoice<Voice>): void;
  remove(voice: ShelvedVoice<Voice>): void;
  /** A list has been answered. */
  looked(): void;
  /** How many were created, those no longer kept among them. */
  count(): number;
  /** How many are no longer kept because there were too many. */
  dropped(): number;
}

interface Standing<Voice> {
  shelved: ShelvedVoice<Voice>;
  readonly made: Passed;
  readonly lag: ListLag | undefined;
}

/** More voices than a test makes, and than an account holds: Inworld lists at most 2,000 at once (list-voices page). */
const voiceBounds = { items: 10_000, characters: 8_000_000 } as const;

/** An empty shelf. @param now is the clock of lags, in milliseconds. */
export function createShelf<Voice>(lag: ListLag | undefined, now: () => number): Shelf<Voice> {
  const standing = createNewest<Standing<Voice>>(voiceBounds, ({ shelved }) => [shelved.voice, shelved.more]);
  let requests = 0;
  const passed = (): Passed => ({ ms: now(), requests });
  const place = (voice: ShelvedVoice<Voice>): Standing<Voice> | undefined =>
    standing.items().find(({ shelved }) => shelved === voice);
  return {
    add(shelved, own = lag) {
      standing.add({ shelved, made: passed(), lag: own });
    },
    shown() {
      const then = passed();
      return standing.items().flatMap((one) => (shows(one.lag, one.made, then) ? [one.shelved] : []));
    },
    all: () => standing.items().map(({ shelved }) => shelved),
    change(voice, next) {
      const found = place(voice);
      if (found !== undefined) standing.replace(found, { ...found, shelved: next });
    },
    remove(voice) {
      const found = place(voice);
      if (found !== undefined) standing.remove(found);
    },
    looked() {
      requests += 1;
    },
    count: standing.count,
    dropped: standing.dropped,
  };
}
