import { inUnit, type Unit } from "./measures.ts";
import { type Figure, figureOf, type Subject } from "./samples.ts";

/** What the project has set out to reach. */
export interface Target {
  readonly title: string;
  readonly measure: string;
  readonly subject: Subject;
  readonly of: "value" | "toByHand" | "toFfmpeg";
  readonly bound: "at most" | "at least";
  readonly limit: number;
  readonly unit: Unit;
}

/** A target and what was measured of it. */
export interface Verdict {
  readonly target: Target;
  readonly outcome: "met" | "MISSED" | "not measured";
  readonly measured?: number;
}

const ours = ["our clients", "clone-core"] as const;
const names = { cartesia: "Cartesia", inworld: "Inworld" } as const;
const atMost = { of: "value", bound: "at most" } as const;
const timesByHand = { of: "toByHand", bound: "at least", unit: "" } as const;

/**
 * Each target once for everyone whom it binds. What was retired stands in docs/decisions/targets.md; bytes of a bundle have
 * limits in the suite `package-lint`.
 */
export const targets: readonly Target[] = [
  ...ours.flatMap((subject): Target[] => [
    { ...timesByHand, title: "500 kB as JSON", measure: "serialise.inworld.500 kB", subject, limit: 2 },
    { ...timesByHand, title: "500 kB as JSON, whole call", measure: "calls.inworld", subject, limit: 1.5 },
    { ...timesByHand, title: "500 kB as multipart", measure: "serialise.cartesia.500 kB", subject, limit: 0.95 },
    { ...atMost, title: "25 MB as multipart, memory", measure: "memory.cartesia", subject, limit: 200e6, unit: "MB" },
    { ...atMost, title: "25 MB as JSON, memory", measure: "memory.inworld", subject, limit: 200e6, unit: "MB" },
    { ...atMost, title: "type errors without skipLibCheck", measure: "types.errors", subject, limit: 0, unit: "" },
  ]),
  // Less than is ever read of a sample: the refusal came before reading.
  ...(["cartesia", "inworld"] as const).map(
    (service): Target => ({
      ...atMost,
      title: `200 MB refused unread, ${names[service]}, memory`,
      measure: `refused.${service}`,
      subject: "clone-core",
      limit: 32e6,
      unit: "MB",
    }),
  ),
  { ...atMost, title: "installed packages", measure: "installed.packages", subject: "clone-core", limit: 5, unit: "" },
  {
    title: "40 min of MP3 to a sample",
    measure: "prepare.time.long-mp3",
    subject: "prepareSample, own process",
    of: "toFfmpeg",
    bound: "at most",
    limit: 3,
    unit: "",
  },
  {
    ...timesByHand,
    title: "jobs of a queue, Redis' usual durability",
    measure: "queue.everysec",
    subject: "clone-queue",
    limit: 0.8,
  },
  {
    ...atMost,
    title: "pnpm test, nothing cached",
    measure: "repository.test-cold",
    subject: "repository",
    limit: 180_000,
    unit: "s",
  },
];

/** Medians against the targets. */
export function verdicts(figures: readonly Figure[]): Verdict[] {
  return targets.map((target) => {
    const measured = figureOf(figures, target.measure, target.subject)?.[target.of]?.median;
    if (measured === undefined) return { target, outcome: "not measured" };
    const met = target.bound === "at most" ? measured <= target.limit : measured >= target.limit;
    return { target, outcome: met ? "met" : "MISSED", measured };
  });
}

const ratioTo = { toByHand: "by hand", toFfmpeg: "ffmpeg" } as const;

/** What was reached, and what was to be. */
export function inWords({ target, measured }: Verdict): { readonly reached: string; readonly wanted: string } {
  const { bound, limit, unit, of } = target;
  const write = (value: number): string =>
    of === "value" ? `${inUnit(value, unit)} ${unit}`.trimEnd() : `${value.toFixed(2)} × ${ratioTo[of]}`;
  return { reached: measured === undefined ? "" : write(measured), wanted: `${bound} ${write(limit)}` };
}
