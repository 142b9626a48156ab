// How a base URL names a fault, and what it strikes. Imports nothing of Node: clients of every runtime build addresses.
import type { OperationName } from "../contract/operation.ts";
import type { ListLag } from "../life/list-lag.ts";
import type { FaultName } from "./table.ts";

/** What a fault strikes. */
export interface FaultOptions {
  /**
   * The operations whose requests it strikes; requests for others are answered as they should be. `all` stands for each.
   * @default ["clone"], which every request counts as that is none of the others
   */
  on?: readonly OperationName[] | "all" | undefined;
  /**
   * How many requests it strikes. Those after them are answered as they should be.
   * @default all
   */
  times?: number | undefined;
  /**
   * How long a voice that is created under this address stays out of the list.
   * @default it shows at once
   */
  listLag?: ListLag | undefined;
  /**
   * Whether the service does what it is asked where its answer leaves that open, such as a reset or a 5xx: the voice
   * exists, is changed, is gone. Otherwise it does nothing then.
   * @default true
   */
  acts?: boolean | undefined;
}

/** In the place of a fault: everything is answered as it should be. */
export const noFaultName = "none";

/** The first segment of a path: a fault, and what it strikes. */
export type FaultAddress = FaultName | typeof noFaultName | `${FaultName | typeof noFaultName};${string}`;

/** The first segment for a fault: `reset-after-body;on=list,get;times=1`. */
export function faultAddress(
  fault: FaultName | typeof noFaultName,
  { on, times, listLag, acts }: FaultOptions = {},
): FaultAddress {
  const parts = [
    ...(on === undefined ? [] : [`on=${on === "all" ? on : on.join(",")}`]),
    ...(times === undefined ? [] : [`times=${times}`]),
    ...(listLag === undefined ? [] : [`list-lag=${"ms" in listLag ? `${listLag.ms}ms` : listLag.requests}`]),
    ...(acts === false ? ["acts=no"] : []),
  ];
  return parts.length === 0 ? fault : `${fault};${parts.join(";")}`;
}

/** An address that was read. */
export interface ReadAddress {
  /** What stands for the fault. It need not be the name of one. */
  readonly fault: string;
  readonly strikes: (operation: OperationName) => boolean;
  readonly times: number;
  readonly listLag: ListLag | undefined;
  readonly acts: boolean;
}

/** Reads the first segment of a path; nothing where an option is none. */
export function readAddress(segment: string): ReadAddress | undefined {
  const [fault = "", ...options] = segment.split(";");
  // Where a redirect leads is never as it should be: whoever comes there has followed it.
  let on = fault.startsWith("redirect-target") ? "all" : "clone";
  let times = Number.POSITIVE_INFINITY;
  let listLag: ListLag | undefined;
  let acts = true;
  for (const option of options) {
    const [, name = "", value = ""] = /^([a-z-]+)=(.*)$/.exec(option) ?? [];
    const [, count, unit] = /^(\d+)(ms)?$/.exec(value) ?? [];
    if (name === "on" && /^(?:all|clone|list|get|update|delete|preview|,)*$/.test(value)) on = value;
    else if (name === "times" && count !== undefined && unit === undefined) times = Number(count);
    else if (name === "list-lag" && count !== undefined) {
      listLag = unit === undefined ? { requests: Number(count) } : { ms: Number(count) };
    } else if (name === "acts" && (value === "yes" || value === "no")) acts = value === "yes";
    else return undefined;
  }
  const names = on.split(",");
  const strikes = (operation: OperationName): boolean =>
    fault !== noFaultName && (names.includes("all") || names.includes(operation));
  return { fault, strikes, times, listLag, acts };
}
