import type { Verdict } from "./targets.ts";

/** Why a target is missed, as measured on 2026-11-21, by the measure. */
const reasons: Readonly<Record<string, string>> = {
  "bundle.both":
    "Without openapi-fetch and the clients, clone-core and its two providers alone are 9.1 kB: the checks before sending, the deadline, retries, redaction and the table of outcomes. openapi-fetch adds 2.3 kB, the clients 1.7 kB.",
  "bundle.cartesia": "openapi-fetch alone is 2.6 kB of it.",
  "bundle.inworld": "openapi-fetch alone is 2.6 kB of it.",
  "import.both":
    "Six files are read and compiled: core, two providers, two clients and openapi-fetch, which alone takes about a quarter of the time.",
  "installed.bytes":
    "openapi-fetch with the package of its types is 257 kB of it, the source maps with their sources 146 kB.",
};

/** A sentence per missed target of which the reason was measured. */
export const reasonsFor = (verdicts: readonly Verdict[]): string[] =>
  verdicts.flatMap(({ outcome, target }) => {
    const reason = reasons[target.measure];
    return outcome === "MISSED" && reason !== undefined ? [`${target.title} (${target.subject}): ${reason}`] : [];
  });
