import type { CommandIo } from "../../command-io.ts";
import type { CloneTarget, Connection } from "../../targets/target.ts";

/** One provider of a batch, and what became of its units so far. */
export interface BatchProvider {
  readonly target: CloneTarget;
  readonly connection: Connection;
  /** Whether samples are sent as their files are, and nothing is prepared. */
  readonly asIs: boolean;
  /** Where decoders are found. */
  readonly env: CommandIo["env"];
  /** Units of the manifest. */
  units: number;
  /** Units to be sent by this run. */
  pending: number;
  /** Created by earlier runs. */
  createdBefore: number;
  /** Sent by earlier runs, and nobody knows what came of it. */
  unknownBefore: number;
  /** Those of them that no look can settle: their voices bear no key. */
  unknownByHand: number;
  /** Of unknown outcome, and then found in the list. */
  found: number;
  /** Of unknown outcome, and absent from the list for so long that they count as not created. */
  countedAbsent: number;
  created: number;
  /** Surely not created. */
  failed: number;
  unknown: number;
  /** Outcomes that could not be written into the journal. */
  unrecorded: number;
  /** When an earlier run sent its last request, in milliseconds since 1970. */
  lastSentAt: number;
  /** Why no more is sent, where something other than the end of the manifest is the reason. */
  stopped: string | undefined;
  /** Where nothing but looking for unknown voices is left to do: its end at the latest, by `performance.now()`. */
  waitsUntil: number | undefined;
}

/** Units that this run was to send and did not. */
export const leftOf = ({ pending, created, failed, unknown }: BatchProvider): number =>
  pending - created - failed - unknown;

export const newBatchProvider = (
  target: CloneTarget,
  connection: Connection,
  { asIs = false, env = {} }: Partial<Pick<BatchProvider, "asIs" | "env">> = {},
): BatchProvider => ({
  target,
  connection,
  asIs,
  env,
  units: 0,
  pending: 0,
  createdBefore: 0,
  unknownBefore: 0,
  unknownByHand: 0,
  found: 0,
  countedAbsent: 0,
  created: 0,
  failed: 0,
  unknown: 0,
  unrecorded: 0,
  lastSentAt: 0,
  stopped: undefined,
  waitsUntil: undefined,
});
