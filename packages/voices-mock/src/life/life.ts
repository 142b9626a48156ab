import type { LifeOperation } from "../contract/operation.ts";
import type { ListBend, ServiceError } from "../scenarios/scenario.ts";
import type { Shelf } from "./shelf.ts";

/** A voice as a list tells it. */
export type Details = Readonly<Record<string, unknown>>;

/** A request that the contract allows. */
export interface LifeCall<Voice> {
  readonly operation: LifeOperation;
  readonly url: URL;
  /** What stands in the path before that of the contract. */
  readonly prefix: string;
  /** The voice's, out of the path. Empty where the path has none. */
  readonly id: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly shelf: Shelf<Voice>;
  /** Fields that a scenario adds to each voice. */
  readonly adds: Details;
  readonly bend: ListBend | undefined;
}

/** What is answered. */
export type LifeAnswer =
  | {
      readonly status: number;
      /** Absent where there is none. */
      readonly body?: unknown;
      /** Whether it is as the contract has it. A voice of a scenario may be otherwise on purpose. */
      readonly conforms: boolean;
    }
  | { readonly file: Uint8Array<ArrayBuffer>; readonly mediaType: string }
  | { readonly error: ServiceError };

/** What one service does with voices that exist. */
export interface LifeWords<Voice> {
  act(call: LifeCall<Voice>): LifeAnswer;
  /** Where samples lie as files, which no contract has. */
  readonly files?: string;
}
