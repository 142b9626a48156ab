import { CloneError } from "../output/clone-error.ts";

/** What decides whether a provider may start. */
interface Start {
  readonly provider: string;
  readonly baseUrl: string | undefined;
  readonly dangerouslyAllowBrowser: boolean | undefined;
}

/**
 * Builds what `make` builds, or throws a `CloneError` that says which option is wrong. A page shows its key to every
 * visitor, so in a browser a provider starts only against a server of its user's own.
 */
export function started<T>({ provider, baseUrl, dangerouslyAllowBrowser }: Start, make: () => T): T {
  const refused = (message: string, cause?: unknown): CloneError =>
    new CloneError(`${provider}: ${message}`, {
      code: "invalid_input",
      outcome: "not_created",
      provider,
      startedAt: new Date(),
      cause,
    });
  if (isBrowser() && baseUrl === undefined && dangerouslyAllowBrowser !== true) {
    throw refused(
      "a page shows its key to every visitor: set baseUrl to a server of yours that adds the key, " +
        "or dangerouslyAllowBrowser: true where nobody else sees the page",
    );
  }
  try {
    return make();
  } catch (cause) {
    throw refused(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/**
 * For a question about voices that exist: a browser keeps answers, and one that it kept says nothing of today. Elsewhere
 * nothing is kept, and not every runtime knows the setting.
 */
export const asksAnew = (): { readonly cache?: "no-store" } => (isBrowser() ? { cache: "no-store" } : {});

// Every browser's pages and workers say Mozilla/5.0; Node, Deno, Bun and Workers name themselves.
const isBrowser = (): boolean => globalThis.navigator?.userAgent?.startsWith("Mozilla/") === true;
