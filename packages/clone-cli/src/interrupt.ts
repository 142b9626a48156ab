import { CommandError } from "./command-error.ts";

/** What a command ends with that was interrupted before it sent anything. */
export const stopped = (): CommandError =>
  new CommandError("Stopped before anything was sent: no voice was created.", 1);

/**
 * Ends the command where Ctrl-C was pressed. To be called after work that may have kept the process busy: it lets the
 * system's signals in first, which come between two turns of the event loop.
 *
 * @throws CommandError when the signal has aborted.
 */
export async function endIfInterrupted(signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return;
  // The first immediate may run in the turn that goes on; the poll for signals lies between it and the second.
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
  if (signal.aborted) throw stopped();
}
