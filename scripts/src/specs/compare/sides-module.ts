import type ts from "typescript";
import { plainPath, plainType } from "./plain-document.ts";

/** The types of requests, or of answers, in both documents. */
export interface Sides {
  readonly old: ts.Type;
  readonly new: ts.Type;
  readonly same: boolean;
}

/** A module with the types of each operation on both sides: `requestOld0`, `requestNew0`, and whether they are the same. */
export function sidesModule(count: number): string {
  const request = (index: number): string =>
    `["${plainPath}"]["post"]["requestBody"]["content"]["${plainType(index)}"]`;
  const response = (index: number): string =>
    `["${plainPath}"]["post"]["responses"][200]["content"]["${plainType(index)}"]`;
  const lines = Array.from({ length: count }, (_, index) =>
    Object.entries({ request: request(index), response: response(index) }).flatMap(([direction, access]) => [
      `export type ${direction}Old${index} = Old${access};`,
      `export type ${direction}New${index} = New${access};`,
      `export type ${direction}Same${index} = Same<${direction}Old${index}, ${direction}New${index}>;`,
    ]),
  );
  return [
    'import type { paths as Old } from "./old.ts";',
    'import type { paths as New } from "./new.ts";',
    "type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;",
    ...lines.flat(),
  ].join("\n");
}

/** The types of one operation in one direction. */
export function sidesOf(exports: ReadonlyMap<string, ts.Type>, direction: string, index: number): Sides {
  const type = (side: string): ts.Type => {
    const found = exports.get(`${direction}${side}${index}`);
    if (found === undefined) throw new Error(`no type ${direction}${side}${index}`);
    return found;
  };
  const same = type("Same");
  return { old: type("Old"), new: type("New"), same: "intrinsicName" in same && same.intrinsicName === "true" };
}
