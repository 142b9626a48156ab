import type { Verdict } from "./targets.ts";

/** Why a target is missed, as measured on 2026-11-21 where no other day stands, by the measure, and by who missed it where that differs. */
const reasons: Readonly<Record<string, string>> = {
  "bundle.both":
    "Without openapi-fetch and the clients, clone-core and its two providers alone are 10.9 kB: the checks before sending, the deadline, retries, redaction and the table of outcomes. Without one single text of a message the bundle was still 12.4 of 14.0 kB on 2026-11-21; since then keys and audio are found in all their spellings. Tried and kept: one guarded fetch instead of middleware, settings by position, a table made by btoa; what they saved went into checks.",
  "bundle.cartesia":
    "openapi-fetch alone is 2.6 kB of it. The rest is the form, and the guard of key, address and redirects with its messages.",
  "bundle.inworld":
    "openapi-fetch alone is 2.6 kB of it. Base64 in one piece with the rest of the body costs 130 bytes and makes a whole call a third quicker.",
  "import.both":
    "Six files are read and compiled, each for about a millisecond: core, two providers, two clients and openapi-fetch. Tried: minified files (no difference), and three files of clone-core instead of five.",
  "calls.inworld, our clients": "The spread of the runs is wider than what is missing.",
  "calls.inworld, clone-core":
    "A copy of the caller's bytes, so that a retry sends what was given, is most of what cloneVoice adds to the client: new memory costs more than the copying. Tried: without it, a whole call is as quick as the client's.",
  "serialise.inworld.500 kB, clone-core": "A copy of the caller's bytes, so that a retry sends what was given.",
  "queue.everysec":
    "The look for the key costs a list request before each voice, and seven commands to Redis tell the progress, hold the lock and record that the request leaves. Tried and kept: one copy of the sample instead of two (a tenth), lock and clock asked for while the sample is loaded. Without the look (`lookFirst: false`) a key whose job was removed from Redis would get a second voice, so it stays.",
  "installed.bytes":
    "openapi-fetch with the package of its types is 257 kB of it, the source maps with their sources 157 kB. Minified files would save some 20 kB, and nobody could read what they install.",
};

/** A sentence per missed target of which the reason was measured. */
export const reasonsFor = (verdicts: readonly Verdict[]): string[] =>
  verdicts.flatMap(({ outcome, target }) => {
    const reason = reasons[`${target.measure}, ${target.subject}`] ?? reasons[target.measure];
    return outcome === "MISSED" && reason !== undefined ? [`${target.title} (${target.subject}): ${reason}`] : [];
  });
