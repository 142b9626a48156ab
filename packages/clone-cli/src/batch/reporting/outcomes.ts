import type { CloneError } from "@org/clone-core";
import type { OutcomeEntry } from "../journal/entry.ts";
import { recordOutcome } from "../journal/record-outcome.ts";
import type { Unit } from "../sending/next-unit.ts";
import type { BatchProvider } from "../sending/provider.ts";
import type { RunContext } from "../sending/run-context.ts";
import type { CreatedVoice } from "./reporter.ts";

/** After so many refused or unreachable calls in a row there is nothing to wait for. */
const mostTries = 10;
/** So many unknown outcomes in a row mean that something is wrong with all of them. */
const mostUnknown = 10;
/** The longest wait that a provider may ask for, in milliseconds. */
const longestWaitMs = 15 * 60_000;

/** What every entry of a unit says. */
type What = Pick<OutcomeEntry, "unit" | "provider" | "row" | "name">;

/** What a run does when its part for one unit is over. */
interface RunSteps {
  /** Sends the unit once more, later. */
  again(unit: Unit): void;
  /** Sends nothing more to this provider. */
  stop(): void;
}

/** Keeps what came of a provider's calls, and draws the conclusions: to wait, to try again, to stop. */
export class RunOutcomes {
  readonly #provider: BatchProvider;
  readonly #context: RunContext;
  readonly #steps: RunSteps;
  /** In a row. */
  #refusals = 0;
  /** In a row. */
  #unknowns = 0;

  constructor(provider: BatchProvider, context: RunContext, steps: RunSteps) {
    this.#provider = provider;
    this.#context = context;
    this.#steps = steps;
  }

  async created({ row, digest }: Unit, what: What, made: CreatedVoice): Promise<void> {
    const { voice } = made;
    const { id, language, warnings, existed } = voice;
    this.#refusals = this.#unknowns = 0;
    this.#context.pace.quicken();
    this.#context.table.setState(digest, "created");
    this.#provider.created++;
    if (existed) this.#provider.found++;
    const recorded = await this.#record({
      event: "created",
      ...what,
      id,
      ...(language === undefined ? {} : { language }),
      warnings,
      ...(existed && { found: true }),
      at: now(),
    });
    this.#context.reporter.created(this.#provider, row, made, recorded);
  }

  /** The unit was announced and then not sent. It stays among what is left. */
  async unsent({ digest, lookFirst }: Unit, what: What): Promise<void> {
    this.#context.table.setState(digest, lookFirst ? "absent" : "not_created");
    const message = "the batch was stopped before it was sent";
    await this.#record({ event: "not_created", ...what, at: now(), code: "aborted", message });
  }

  /** @param sent when it was announced, and when the call began by `performance.now()`. */
  async failed(
    unit: Unit,
    what: What,
    error: CloneError,
    { at, begunAt }: { readonly at: string; readonly begunAt: number },
  ): Promise<void> {
    const { code, outcome = "unknown", status, message } = error;
    const { table, reporter, settler } = this.#context;
    // That this request created nothing says nothing of the one before.
    table.setState(unit.digest, outcome === "not_created" && unit.lookFirst ? "absent" : outcome);
    const recorded = await this.#record({
      event: outcome,
      ...what,
      at: now(),
      code,
      ...(status === undefined ? {} : { status }),
      message,
    });
    if (outcome === "unknown") {
      this.#provider.unknown++;
      this.#unknowns++;
      const { row, digest, resent = false } = unit;
      reporter.unknownYet(what, error);
      settler.add({ digest, what, at, leftAt: begunAt, ended: { error, recorded }, resent, row });
      if (this.#unknowns >= mostUnknown)
        this.#stop(`${this.#unknowns} calls in a row ended without anybody knowing how`);
      return;
    }
    this.#unknowns = 0;
    if (code === "rate_limited" || code === "unavailable") {
      this.#wait(unit, error, begunAt);
      return;
    }
    this.#provider.failed++;
    reporter.failed(this.#provider, unit.row, error, recorded);
    // The next row would fare no better.
    if (code === "authentication" || code === "permission" || code === "quota") this.#stop(message);
  }

  /** The whole provider waits, and then gets the unit once more. */
  #wait(unit: Unit, error: CloneError, begunAt: number): void {
    const { pace, reporter } = this.#context;
    const { retryAfterSeconds, message } = error;
    const waitMs = retryAfterSeconds === undefined ? backOffMs(this.#refusals) : retryAfterSeconds * 1000;
    this.#refusals++;
    pace.slowDown(waitMs, begunAt);
    this.#steps.again(unit);
    reporter.waiting(this.#provider, error, Math.max(waitMs, pace.waitMs));
    if (waitMs > longestWaitMs) this.#stop(`it asks to wait ${Math.ceil(waitMs / 60_000)} minutes`);
    else if (this.#refusals >= mostTries) this.#stop(`${this.#refusals} calls in a row were refused: ${message}`);
  }

  #stop(why: string): void {
    this.#provider.stopped ??= why;
    this.#steps.stop();
  }

  #record(entry: OutcomeEntry): Promise<boolean> {
    return recordOutcome(this.#provider, this.#context, entry);
  }
}

const now = (): string => new Date().toISOString();

/** 1 s, 2 s, 4 s … up to a minute, a quarter more or less. */
const backOffMs = (refusals: number): number =>
  Math.round(Math.min(60_000, 1000 * 2 ** refusals) * (0.75 + Math.random() / 2));
