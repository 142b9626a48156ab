import { inUnit, type Unit } from "./measures.ts";
import { type Figure, figureOf } from "./samples.ts";

/** What the figures mean for somebody who only wants to clone voices; nothing where one of them was not measured. */
export function meaningFor(figures: readonly Figure[]): string[] {
  const median = (measure: string): number | undefined => figureOf(figures, measure, "clone-core")?.value.median;
  const [calls, form, json, bundle] = ["calls.inworld", "memory.cartesia", "memory.inworld", "bundle.both"].map(median);
  if (calls === undefined || form === undefined || json === undefined || bundle === undefined) return [];
  const told = (value: number, unit: Unit): string => `${inUnit(value, unit)} ${unit}`;
  const perCall = told(1_000 / calls, "ms");
  return [
    "## What this means for you",
    "",
    `A whole call with a clip of 500 kB takes ${perCall} here, to a server on the same machine. Beside the network and the`,
    "service you will not notice it. So choose by what the packages do, and read on only if you have a special place for",
    "them:",
    "",
    `- **A small server**: count on ${told(form, "MB")} (multipart) or ${told(json, "MB")} (JSON) of memory for each clip of 25 MB`,
    "  that is on its way, and in proportion for a shorter one.",
    `- **A Worker, or a page that calls your server**: the bundle is ${told(bundle, "kB")}. Most of it are checks and their messages.`,
    "- **Many voices**: Inworld takes five clones a minute for each account. You reach that limit long before these figures.",
    "",
  ];
}
