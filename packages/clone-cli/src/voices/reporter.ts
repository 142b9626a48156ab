import { type CloneError, isCloneError, type VoiceDetails } from "@org/clone-core";
import type { CommandIo } from "../command-io.ts";
import { errorRows } from "../report/error-rows.ts";
import { errorMembers } from "../report/json-reporter.ts";
import { Output, type Row } from "../report/output.ts";
import type { CloneTarget } from "../targets/target.ts";
import type { VoicesFlags } from "./flags.ts";

/** The mark on everything that comes from the sandbox. */
const mark = "sandbox: nothing of this is real";

/** Tells what came of voices that exist: results on standard output; errors on standard error, or as JSON. */
export class VoicesReporter {
  readonly #results: Output;
  readonly #notes: Output;
  readonly #json: boolean;
  readonly #sandbox: boolean;

  constructor({ json, sandbox }: VoicesFlags, { stdout, stderr, env }: CommandIo) {
    this.#results = new Output(stdout, env);
    this.#notes = new Output(stderr, env);
    this.#json = json ?? false;
    this.#sandbox = sandbox ?? false;
  }

  /** Something that was done: in rows for people, as members for programs. */
  done(target: CloneTarget, head: string, rows: readonly Row[], members: object): void {
    if (this.#json) {
      this.json(target, members);
      return;
    }
    const label = `✓ ${target.name}`;
    this.#results.line(`${this.#results.painted(["green", "bold"], label)}${head === "" ? "" : `  ${head}`}`);
    this.#results.rows(rows);
    this.#foot(this.#results);
  }

  /** A voice with everything that is known of it. */
  voice(target: CloneTarget, head: string, voice: VoiceDetails): void {
    this.done(target, head, voiceRows(voice), voiceMembers(voice));
  }

  /** One object of a result. */
  json(target: CloneTarget, members: object): void {
    this.#results.json({ provider: target.name, ...members, sandbox: this.#sandbox });
  }

  /** What was not done, and why. `id` is the voice's, where it was about one. */
  failed(target: CloneTarget, error: CloneError, id?: string): void {
    const { code, status } = error;
    if (this.#json) {
      this.json(target, { id, error: errorMembers(error, target) });
      return;
    }
    this.#failure(target, status === undefined ? code : `${code}, status ${status}`, [
      ...(id === undefined ? [] : [["id", id] as const]),
      ...errorRows(error, target),
    ]);
  }

  /** What there is not, although nothing went wrong. */
  absent(target: CloneTarget, id: string, code: string, message: string): void {
    if (this.#json) this.json(target, { id, error: { code, message } });
    else
      this.#failure(target, code, [
        ["id", id],
        ["reason", message],
      ]);
  }

  #failure(target: CloneTarget, head: string, rows: readonly Row[]): void {
    this.#notes.line(`${this.#notes.painted(["red", "bold"], `✗ ${target.name}`)}  ${head}`);
    this.#notes.rows(rows);
    this.#foot(this.#notes);
  }

  #foot(output: Output): void {
    if (this.#sandbox) output.line(`  ${output.painted("yellow", mark)}`);
  }

  /** The same mark where no result has a place for it. */
  sandboxNote(): void {
    if (this.#sandbox && !this.#json) this.#notes.line(this.#notes.painted("yellow", mark));
  }
}

type Tried<Result> =
  | { readonly result: Result; readonly error?: never }
  | { readonly result?: never; readonly error: CloneError };

/** The error that a call about voices ended with, or what it came to. */
export async function tried<Result>(call: Promise<Result>): Promise<Tried<Result>> {
  try {
    return { result: await call };
  } catch (error) {
    if (!isCloneError(error)) throw error;
    return { error };
  }
}

function voiceRows({
  id,
  name,
  language,
  description,
  createdAt,
  createdAtSource,
  idempotencyKey,
}: VoiceDetails): Row[] {
  const source = createdAtSource === "id" ? " (as its id says)" : "";
  return [
    ["id", id],
    ["name", name],
    ["language", language ?? "not named"],
    ...optional("description", description),
    ...optional("created", createdAt && `${createdAt.toISOString()}${source}`),
    ...optional("key", idempotencyKey),
  ];
}

const optional = (label: string, text: string | undefined): Row[] => (text === undefined ? [] : [[label, text]]);

/** A voice for programs, without the service's own entry, which may hold anything. */
export const voiceMembers = (voice: VoiceDetails): object => {
  const { id, name, language, description, createdAt, createdAtSource, idempotencyKey } = voice;
  return { id, name, language, description, createdAt, createdAtSource, idempotencyKey };
};
