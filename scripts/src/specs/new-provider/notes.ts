import type { Repair } from "../documents/repair/repaired.ts";
import type { DescribedOperation } from "./describe/described-operation.ts";

/** Each repair once, with the first of its places. */
export function repairNotes(repairs: readonly Repair[]): string[] {
  const places = new Map<string, string[]>();
  for (const { place, what } of repairs) places.set(what, [...(places.get(what) ?? []), place]);
  return [...places].map(([what, [first = "", ...others]]) => {
    const more = others.length === 0 ? "" : `, and at ${others.length} more place${others.length === 1 ? "" : "s"}`;
    return `${what} (${first}${more})`;
  });
}

/** What a user of the client should know of its answers. */
export function notesOf({ isUntyped, successes, isEmptyAtTimes, errors }: DescribedOperation): string[] {
  return [
    ...(isUntyped && successes.length === 0 ? ["no success says what it is, so its data is `unknown`"] : []),
    ...(isUntyped && successes.length > 0
      ? ["one of its successes says nothing, and is not among the types of `data`"]
      : []),
    ...(isEmptyAtTimes ? ["a success may come without a body"] : []),
    ...(errors.length === 0 ? ["no error says what it is, so `error` is `unknown`"] : []),
  ];
}
