import type { JournalWriter } from "../journal/writer.ts";
import type { UnitTable } from "../manifest/unit-table.ts";
import type { BatchReporter } from "../reporting/reporter.ts";
import type { Settler } from "../settling/settler.ts";
import type { Pace } from "./pace.ts";

/** What a provider's run works with. */
export interface RunContext {
  readonly table: UnitTable;
  readonly writer: JournalWriter;
  readonly reporter: BatchReporter;
  readonly pace: Pace;
  readonly settler: Settler;
  readonly timeoutMs: number | undefined;
  /** Aborts when nothing more may be sent; what is under way is finished all the same. */
  readonly stop: AbortSignal;
  /** Called when a request is over. */
  requestEnded(): void;
  /** Stops every provider. */
  stopAll(): void;
}
