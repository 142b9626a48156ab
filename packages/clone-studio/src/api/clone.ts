import type { CloneErrorCode, CloneEvent, CloneOutcome, CloneWarning } from "@org/clone-core";
import type { ProviderName } from "./facts.ts";

/** The fields of a new voice at one provider; the sample goes beside them. */
export interface CloneFields {
  readonly provider: ProviderName;
  readonly name: string;
  readonly language: string;
  readonly description?: string;
  /** The provider's own fields by their names, as the form has them. */
  readonly options: Readonly<Record<string, string | boolean>>;
}

/** What `POST /api/clone` takes beside the sample. */
export interface CloneOrder extends CloneFields {
  /** One key, one voice. */
  readonly idempotencyKey: string;
  /** The speaker has agreed. */
  readonly consent: true;
}

/** An error as the page gets it: without key and audio, since a `CloneError` has none. */
export interface ToldError {
  /**
   * `just_deleted`: the list shows nothing but a voice that was deleted here a moment ago. `turned_away`: the studio let
   * nothing in, as from a page of an earlier one.
   */
  readonly code: CloneErrorCode | "bad_request" | "just_deleted" | "turned_away";
  readonly message: string;
  readonly outcome?: CloneOutcome;
  readonly status?: number;
  readonly requestId?: string;
  readonly retryAfterSeconds?: number;
  readonly searched?: boolean;
}

/** A voice as the page gets it. */
export interface ToldVoice {
  readonly provider: ProviderName;
  readonly id: string;
  readonly name: string;
  readonly language?: string;
  readonly description?: string;
  /** ISO 8601. */
  readonly createdAt?: string;
  readonly existed?: boolean;
  readonly warnings?: readonly CloneWarning[];
}

/**
 * One line of the answer to `POST /api/clone` and `POST /api/settle`; the last one is `voice`, `error` or `absent`.
 * Where nobody knows, `sendAgainFrom` is when the list shows what may have been made, so that sending again is safe: in
 * milliseconds since 1970. An event that says that the request leaves has it too: from then on the list may lag.
 */
export type CloneLine =
  | { readonly type: "event"; readonly event: CloneEvent; readonly sendAgainFrom?: number }
  | { readonly type: "voice"; readonly voice: ToldVoice }
  | { readonly type: "error"; readonly error: ToldError; readonly sendAgainFrom?: number }
  /** No voice bears the key. A list may lag, so that proves nothing. */
  | { readonly type: "absent"; readonly sendAgainFrom?: number };

/** A request as it would leave, key and audio left out. */
export interface Described {
  readonly method: string;
  readonly url: string;
  /** Headers and fields, nested ones under their path. */
  readonly rows: readonly (readonly [name: string, value: string])[];
  readonly warnings: readonly CloneWarning[];
}

/** A page of an account's voices. */
export interface VoicesPage {
  readonly voices: readonly ToldVoice[];
  /** Absent on the last page. */
  readonly cursor?: string;
}
