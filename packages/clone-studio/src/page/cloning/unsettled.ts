import type { ProviderName } from "../../api/facts.ts";
import { listLagMs } from "../../api/list-lag.ts";

/** An attempt of which nobody knows yet whether it made a voice. It outlives the page. */
export interface Unsettled {
  readonly key: string;
  readonly provider: ProviderName;
  readonly name: string;
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

/** Keeps an attempt before anything is sent. */
export function keepUnsettled({ key, provider, name, sendAgainFrom }: Unsettled): void {
  write([...others({ key, provider }), { key, provider, name, sendAgainFrom }]);
}

/** Forgets one whose outcome is known. */
export function forgetUnsettled(attempt: Pick<Unsettled, "key" | "provider">): void {
  write(others(attempt));
}

// Read anew each time: another tab of the studio writes there too.
const others = ({ key, provider }: Pick<Unsettled, "key" | "provider">): Unsettled[] =>
  readUnsettled().filter((one) => one.key !== key || one.provider !== provider);

const write = (kept: readonly Unsettled[]): void => localStorage.setItem(place, JSON.stringify(kept));

const isUnsettled = (value: unknown): value is Unsettled => {
  const { key, provider, name, sendAgainFrom } = Object(value);
  return [key, provider, name].every((text) => typeof text === "string") && Number.isFinite(sendAgainFrom);
};
