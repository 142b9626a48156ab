import { unitKey } from "../manifest/unit.ts";
import type { SendingEntry } from "./entry.ts";

/** A unit that was announced, and of which the journal has no end, or says that nobody knows it. */
export interface OpenUnit extends Pick<SendingEntry, "unit" | "provider" | "row" | "name" | "at"> {
  /** Whether its voice, if there is one, bears the unit's key. Requests of journals older than keys did not. */
  readonly isKeyed: boolean;
  /** Whether it was sent although the end of an earlier request was unknown. */
  readonly isAgain: boolean;
}

/** A unit as its last announcement has it. */
export const openUnit = ({ unit, provider, row, name, at, key }: SendingEntry, isAgain: boolean): OpenUnit => ({
  unit,
  provider,
  row,
  name,
  at,
  isKeyed: key === unitKey(Buffer.from(unit, "hex")),
  isAgain,
});
