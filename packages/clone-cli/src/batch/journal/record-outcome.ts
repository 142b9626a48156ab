import type { BatchProvider } from "../sending/provider.ts";
import type { OutcomeEntry } from "./entry.ts";
import type { JournalWriter } from "./writer.ts";

/** What an outcome is written with. */
export interface Recording {
  readonly writer: JournalWriter;
  /** Stops every provider. */
  stopAll(): void;
}

/** Whether the outcome is in the journal. If not, the next run will take the unit for unknown. */
export async function recordOutcome(
  provider: BatchProvider,
  { writer, stopAll }: Recording,
  entry: OutcomeEntry,
): Promise<boolean> {
  try {
    await writer.append(entry);
    return true;
  } catch {
    provider.unrecorded++;
    stopAll();
    return false;
  }
}
