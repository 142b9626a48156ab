import type ts from "typescript";
import type { Pair } from "../differences/pair.ts";
import { pairName } from "../differences/pair-documents.ts";
import { plainPath, plainType } from "../shapes/plain-document.ts";

/** The types of a pair. */
export interface Sides {
  readonly old: ts.Type;
  readonly new: ts.Type;
  readonly same: boolean;
}

const access = {
  request: `["${plainPath}"]["post"]["requestBody"]["content"]["${plainType}"]`,
  response: `["${plainPath}"]["post"]["responses"][200]["content"]["${plainType}"]`,
};

/** A module with the types of each pair, `Old0` and `New0`, and whether they are the same. */
export function sidesModule(pairs: readonly Pair[]): string {
  return [
    'import type { paths as Old } from "./old.ts";',
    'import type { paths as New } from "./new.ts";',
    "type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;",
    ...pairs.flatMap(({ direction }, index) => [
      `export type Old${index} = Old${access[direction]}["${pairName(index)}"];`,
      `export type New${index} = New${access[direction]}["${pairName(index)}"];`,
      `export type Same${index} = Same<Old${index}, New${index}>;`,
    ]),
  ].join("\n");
}

/** The types of one pair, among what that module exports. */
export function sidesOf(exports: ReadonlyMap<string, ts.Type>, index: number): Sides {
  const type = (side: string): ts.Type => {
    const found = exports.get(`${side}${index}`);
    if (found === undefined) throw new Error(`no type ${side}${index}`);
    return found;
  };
  const same = type("Same");
  return { old: type("Old"), new: type("New"), same: "intrinsicName" in same && same.intrinsicName === "true" };
}
