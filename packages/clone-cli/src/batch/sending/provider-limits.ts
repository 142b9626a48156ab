import type { ProviderName } from "../../targets/provider-name.ts";

/** How many requests a provider gets from one batch. */
export interface ProviderLimits {
  /** Requests under way at once. */
  readonly concurrency: number;
  /** Requests begun in a minute, evenly spread; no limit when absent. */
  readonly perMinute?: number;
}

/** Options change these. */
export const defaultLimits: Readonly<Record<ProviderName, ProviderLimits>> = {
  /**
   * No limit for cloning is published. The smallest limit that docs.cartesia.ai documents for requests at once is that of
   * the free plan, 2, for speech.
   */
  cartesia: { concurrency: 2 },
  /**
   * Five clone requests a minute for each account.
   *
   * @see https://dev.docs.inworld.ai/docs/resources/rate-limits
   */
  inworld: { concurrency: 2, perMinute: 5 },
};
