import type { Answer } from "../answer.ts";
import type { ListPlan } from "../lists/plan.ts";
import type { AbortMoment, Leg, Scenario, Vendor } from "../scenario.ts";

type Operation = "list" | "find" | "get" | "update" | "delete" | "preview";

/** One call about voices that exist. */
export interface LifeScenario {
  readonly operation: Operation;
  readonly vendor: Vendor;
  readonly keyLetters: string;
  readonly key: Leg["key"];
  /** Of a voice of the list, by its place; or what else a caller may take for an id. */
  readonly id: { readonly place: number } | { readonly odd: unknown };
  readonly name: unknown;
  readonly description: unknown;
  readonly createdAfter: unknown;
  readonly timeoutMs: unknown;
  readonly maxRetries: unknown;
  readonly listener: Scenario["listener"];
  readonly abort: AbortMoment;
  readonly list: ListPlan;
  /** What becomes of requests that are none for a page, in turn. From then on the service does what it is asked for. */
  readonly turns: readonly LifeTurn[];
  /** After so many voices the caller has enough of the list. */
  readonly stopAfter: number | undefined;
  readonly mark: string;
}

/** What becomes of one request about a voice. */
export interface LifeTurn {
  readonly kind: "right" | "garbage" | "fault";
  /** Of several kinds of garbage. */
  readonly which: number;
  /** How it comes; of a fault everything. */
  readonly carried: Answer;
}
