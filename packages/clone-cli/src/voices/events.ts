import type { CloneEvent, CloneProvider } from "@org/clone-core";
import type { CommandIo } from "../command-io.ts";
import { eventNotes } from "../report/event-notes.ts";
import { Output } from "../report/output.ts";
import { retryNote } from "../report/retry-note.ts";
import type { VoicesFlags } from "./flags.ts";

/** Tells of waits on standard error, and of every step to who wants to see them all. */
export function eventTeller({ verbose, quiet }: VoicesFlags, io: CommandIo): (event: CloneEvent) => void {
  const notes = new Output(io.stderr, io.env);
  return (event) => {
    for (const line of verbose ? eventNotes(event, new Map()) : []) notes.note(line);
    const note = retryNote(event);
    if (note !== undefined && !quiet) notes.note(note);
  };
}

/** The same provider, which tells of each request and its answer. What stands behind the path may be a secret. */
export function noting(provider: CloneProvider, io: CommandIo): CloneProvider {
  const notes = new Output(io.stderr, io.env);
  const { name, fetch: own } = provider;
  return {
    ...provider,
    async fetch(request) {
      const { origin, pathname } = new URL(request.url);
      notes.line(`> ${name}: ${request.method} ${origin}${pathname}`);
      const response = await (own ?? globalThis.fetch)(request);
      notes.line(`< ${name}: status ${response.status}`);
      return response;
    },
  };
}
