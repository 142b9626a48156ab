import type { Verdict } from "./targets.ts";

/** Why a target is missed, as measured on 2026-11-21 where no other day stands, by the measure, and by who missed it where that differs. */
const reasons: Readonly<Record<string, string>> = {
  "calls.inworld, our clients": "The spread of the runs is wider than what is missing.",
  "calls.inworld, clone-core":
    "A copy of the caller's bytes, so that a retry sends what was given, is most of what cloneVoice adds to the client: new memory costs more than the copying. Tried: without it, a whole call is as quick as the client's.",
  "serialise.cartesia.500 kB, clone-core":
    "The machine decides: on a slower one a rough run of 2026-11-30 gave 0.96, and a clip of 4 MB is faster than by hand. Which part of the call takes the time was not measured.",
  "prepare.time.long-mp3":
    "The start of the process and its imports: in one that has done it before it takes 2.89 × as long as ffmpeg.",
  "serialise.inworld.500 kB, clone-core": "A copy of the caller's bytes, so that a retry sends what was given.",
  "queue.everysec":
    "The look for the key costs a list request before each voice, and seven commands to Redis tell the progress, hold the lock and record that the request leaves. Tried and kept: one copy of the sample instead of two (a tenth), lock and clock asked for while the sample is loaded. Without the look (`lookFirst: false`) a key whose job was removed from Redis would get a second voice, so it stays.",
};

/** A sentence per missed target of which the reason was measured. */
export const reasonsFor = (verdicts: readonly Verdict[]): string[] =>
  verdicts.flatMap(({ outcome, target }) => {
    const reason = reasons[`${target.measure}, ${target.subject}`] ?? reasons[target.measure];
    return outcome === "MISSED" && reason !== undefined ? [`${target.title} (${target.subject}): ${reason}`] : [];
  });
