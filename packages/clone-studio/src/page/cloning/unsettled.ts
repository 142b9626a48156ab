import type { ProviderName } from "../../api/facts.ts";
import { listLagMs } from "../../api/list-lag.ts";
import { accountAt } from "../studio.ts";

/** An attempt of which nobody knows yet whether it made a voice. It outlives the page. */
export interface Unsettled {
  readonly key: string;
  readonly provider: ProviderName;
  readonly name: string;
  /** Where it was sent: a sandbox and another key's account know nothing of it. An older page kept none. */
  readonly account?: string | undefined;
  /**
   * When the service's list shows what may have been made, so that sending again is safe: in milliseconds since 1970. A
   * studio that was started again does not know it any more.
   */
  readonly sendAgainFrom: number;
}

const place = "clone-studio-unsettled";

/** What an earlier page left. */
export function readUnsettled(): readonly Unsettled[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    // An older page kept no time.
    const sendAgainFrom = Date.now() + listLagMs;
    return Array.isArray(kept) ? kept.map((one) => ({ sendAgainFrom, ...Object(one) })).filter(isUnsettled) : [];
  } catch {
    return [];
  }
}

/** The same, of the accounts that there are now. */
export const unsettledHere = (): readonly Unsettled[] =>
  readUnsettled().filter(({ provider, account }) => account === undefined || account === accountAt(provider));

/** Keeps an attempt before anything is sent. */
export function keepUnsettled({ key, provider, name, account, sendAgainFrom }: Unsettled): void {
  write([...others({ key, provider, account }), { key, provider, name, account, sendAgainFrom }]);
}

/** Forgets one whose outcome is known. */
export function forgetUnsettled(attempt: Wish): void {
  write(others(attempt));
}

/** The same may be wished for in a sandbox first, and then in an account. */
type Wish = Pick<Unsettled, "key" | "provider" | "account">;

// Read anew each time: another tab of the studio writes there too.
const others = ({ key, provider, account }: Wish): Unsettled[] =>
  readUnsettled().filter(
    (one) => one.key !== key || one.provider !== provider || (one.account ?? account) !== (account ?? one.account),
  );

const write = (kept: readonly Unsettled[]): void => localStorage.setItem(place, JSON.stringify(kept));

const isUnsettled = (value: unknown): value is Unsettled => {
  const { key, provider, name, account = "", sendAgainFrom } = Object(value);
  return [key, provider, name, account].every((text) => typeof text === "string") && Number.isFinite(sendAgainFrom);
};
