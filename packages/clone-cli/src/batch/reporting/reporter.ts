import type { CloneError, CloneWarning, Voice } from "@org/clone-core";
import type { CommandIo } from "../../command-io.ts";
import { reasonOf } from "../../report/error-rows.ts";
import { errorMembers } from "../../report/json-reporter.ts";
import { Output } from "../../report/output.ts";
import type { LoadedSample } from "../../sample/load.ts";
import type { CloneTarget } from "../../targets/target.ts";
import type { BatchFlags } from "../flags.ts";
import type { CreatedEntry, OutcomeEntry } from "../journal/entry.ts";
import type { ManifestProblem } from "../manifest/problem.ts";
import type { ManifestRow } from "../manifest/row.ts";
import { type BatchProvider, leftOf } from "../sending/provider.ts";
import { type BatchProgress, clock } from "./progress.ts";

/** A voice, and what was done to its recording before, where that was anything. */
export interface CreatedVoice {
  readonly voice: Voice;
  readonly prepared: LoadedSample["prepared"];
}

/** Which unit is told of. */
type What = Pick<OutcomeEntry, "provider" | "row" | "name">;

/** Tells of a batch: results on standard output, everything else on standard error. */
export class BatchReporter {
  readonly #results: Output;
  readonly #notes: Output;
  readonly #progress: BatchProgress;
  readonly #json: boolean;
  readonly #quiet: boolean;
  readonly #sandbox: boolean;

  constructor(io: CommandIo, { json, quiet, sandbox }: BatchFlags, progress: BatchProgress) {
    this.#results = new Output(io.stdout, io.env);
    this.#notes = new Output(io.stderr, io.env);
    this.#progress = progress;
    this.#json = json ?? false;
    this.#quiet = quiet ?? false;
    this.#sandbox = sandbox ?? false;
  }

  /** A cell, or a row, that is wrong. */
  problem({ row, column, message }: ManifestProblem): void {
    const where = column === undefined ? `row ${row}` : `row ${row}, ${column}`;
    this.#around(() => this.#notes.labelled(`${where}:`, "red", message));
  }

  warning({ row }: ManifestRow, target: CloneTarget, { message }: Pick<CloneWarning, "message">): void {
    if (this.#quiet) return;
    this.#around(() => this.#notes.labelled(`row ${row}, warning:`, "yellow", `${message} (${target.name})`));
  }

  note(text: string): void {
    if (!this.#quiet) this.#around(() => this.#notes.note(text));
  }

  /** Something that must be said even when only results are wanted. */
  alarm(text: string): void {
    this.#around(() => this.#notes.refusal(text));
  }

  /** An earlier run's voice. */
  createdBefore({ provider, row, name, id, language, warnings }: CreatedEntry): void {
    if (!this.#json) return;
    this.#line({ provider, row, name, id, language, warnings, createdBefore: true });
  }

  /** A unit that an earlier run sent and that nobody knows the outcome of. */
  unknownBefore({ provider, row, name, at, why }: What & { readonly at: string; readonly why?: string }): void {
    const reason = why === undefined ? "" : `: ${why}`;
    const message = `sent around ${at} by an earlier run, and nobody knows whether the voice exists${reason}`;
    const error = { code: "unresolved", outcome: "unknown", message, startedAt: at };
    if (this.#json) this.#line({ provider, row, name, error });
    else
      this.#around(() =>
        this.#notes.labelled(`? ${provider}`, "yellow", `${JSON.stringify(name)} (row ${row}) was ${message}`),
      );
  }

  /** A unit whose call has ended without anybody knowing how. What is known in the end is told then. */
  unknownYet({ provider, row, name }: What, error: CloneError): void {
    const reason = reasonOf(error);
    this.note(`${provider}: ${JSON.stringify(name)} (row ${row}): ${reason}; the voice is looked for in the list`);
  }

  /** A voice of unknown outcome that its list shows. */
  found(
    { provider, row, name }: What,
    { id, language, warnings }: Pick<CreatedEntry, "id" | "language" | "warnings">,
    recorded: boolean,
  ): void {
    const mark = recorded ? {} : { recorded };
    if (this.#json) this.#line({ provider, row, name, id, language, warnings, found: true, ...mark });
    else {
      this.#around(() => {
        const label = this.#results.painted("green", `✓ ${provider}`);
        this.#results.line(`${label}  ${id}  ${name} (row ${row}), found in the list`);
      });
      for (const { message } of warnings) this.note(`row ${row}: ${message} (${provider})`);
    }
    if (!recorded) this.#unrecorded({ provider, row, name }, id);
  }

  /** A unit of unknown outcome whose voice its list does not show for so long that it is sent again. */
  absent({ provider, row, name }: What, at: string): void {
    this.note(
      `${provider}: ${JSON.stringify(name)} (row ${row}) was sent around ${at} and is still not in the list: it counts as ` +
        "not created, and is sent again",
    );
  }

  /** Before anything is sent. */
  lookingFirst({ target }: BatchProvider, count: number): void {
    const what = count === 1 ? "a voice" : `${count} voices`;
    this.note(`${target.name}: looking in the list for ${what} that an earlier run left unknown`);
  }

  /** Nothing is left to do at a provider but to look for unknown voices, for so long at most. */
  lookingOn({ target }: BatchProvider, count: number, ms: number): void {
    const what = count === 1 ? "a voice" : `${count} voices`;
    this.note(
      `${target.name}: looking for ${what} that the list does not show yet, for up to ${clock(Math.max(0, ms))}; ` +
        "Ctrl-C ends that",
    );
  }

  created(
    { target }: BatchProvider,
    { row, name }: ManifestRow,
    { voice: { id, language, warnings, existed }, prepared }: CreatedVoice,
    recorded: boolean,
  ): void {
    // A look before the request showed it: one of an earlier request of this row.
    const mark = { ...(existed && { found: true }), ...(!recorded && { recorded }) };
    const { container, window, changes = [] } = prepared ?? {};
    const made = prepared === undefined ? {} : { prepared: { container, ...window, changes } };
    if (this.#json) this.#line({ provider: target.name, row, name, id, language, warnings, ...made, ...mark });
    else {
      if (changes.length > 0)
        this.note(`row ${row} prepared (${target.name}): ${changes.map(({ message }) => message).join("; ")}`);
      this.#around(() => {
        this.#results.line(`${this.#results.painted("green", `✓ ${target.name}`)}  ${id}  ${name} (row ${row})`);
      });
    }
    // What our own checks warn of was said when the manifest was checked.
    const told = warnings.filter(({ code }) => code === "sample_warning" || code === "sample_error");
    for (const { message } of this.#json ? [] : told) this.warning({ row } as ManifestRow, target, { message });
    if (!recorded) this.#unrecorded({ provider: target.name, row, name }, id);
  }

  #unrecorded({ provider, row, name }: What, id: string): void {
    this.alarm(
      `${JSON.stringify(name)} (row ${row}) exists at ${provider} as ${id}, but the journal could not take it down.`,
    );
  }

  failed(
    { target }: BatchProvider,
    { row, name }: Pick<ManifestRow, "row" | "name">,
    error: CloneError,
    recorded: boolean,
  ): void {
    const { outcome } = error;
    const mark = recorded ? {} : { recorded };
    if (this.#json) {
      // Each row bears a key, so that the same command may be run again.
      this.#line({ provider: target.name, row, name, error: errorMembers(error, target, true), ...mark });
      return;
    }
    const unsure = outcome === "unknown";
    const label = unsure ? `? ${target.name}` : `✗ ${target.name}`;
    const what = unsure ? "; nobody knows whether the voice exists" : "";
    this.#around(() => {
      this.#notes.labelled(
        label,
        unsure ? "yellow" : "red",
        `${JSON.stringify(name)} (row ${row}): ${reasonOf(error)}${what}`,
      );
    });
  }

  /** The whole provider waits. */
  waiting({ target }: BatchProvider, { code, status }: CloneError, waitMs: number): void {
    const why = status === undefined ? code : `${code}, status ${status}`;
    this.note(`${target.name}: ${why}; nothing is sent there for ${(waitMs / 1000).toFixed(1)} s`);
  }

  /** The last word on each provider. */
  summary(providers: readonly BatchProvider[]): void {
    this.#progress.end();
    for (const provider of providers) {
      const { target, created, createdBefore, failed, unknown, unknownBefore, stopped } = provider;
      const { found, countedAbsent } = provider;
      const left = leftOf(provider);
      const counts = { created, createdBefore, failed, unknown: unknown + unknownBefore, left, found, countedAbsent };
      if (this.#json) this.#line({ provider: target.name, summary: counts, ...(stopped ? { stopped } : {}) });
      if (this.#quiet) continue;
      const before = createdBefore > 0 ? ` (and ${createdBefore} before)` : "";
      const text = `${created} created${before}, ${failed} failed, ${counts.unknown} unknown, ${left} left`;
      this.#notes.line(`${this.#notes.painted("bold", target.name.padEnd(8))}  ${text}`);
      if (found + countedAbsent > 0) {
        const settled = `${found} found in the list, ${countedAbsent} counted as not created and sent again`;
        this.#notes.note(`${target.name}: unknown after the earlier run: ${settled}`);
      }
      if (stopped !== undefined) this.#notes.note(`${target.name} was stopped: ${stopped}`);
    }
  }

  #line(members: object): void {
    this.#around(() => this.#results.json({ ...members, sandbox: this.#sandbox }));
  }

  #around(write: () => void): void {
    this.#progress.around(write);
  }
}
