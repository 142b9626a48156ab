import type { JsonObject } from "../../documents/json.ts";
import { type Carrier, carriersIn, likelyCarriers } from "./carriers.ts";
import { followed, inner, type Place } from "./place.ts";

/** A request as the fields of a form or as JSON. */
export interface Body {
  readonly document: JsonObject;
  readonly request: Place;
  readonly isForm: boolean;
}

/** The field that carries the recordings. */
export interface AudioCarrier {
  readonly place: Place;
  /** What is bytes: the place, or the items of its list. */
  readonly item: Place;
  readonly names: readonly string[];
  /** What its schema has to say and does not. */
  readonly lacks?: "binary" | "byte";
  /** Whether only its name tells. */
  readonly isGuess?: boolean;
}

/** What bytes beside a recording are called. */
const otherBytes = /image|picture|photo|cover|avatar|logo|icon|thumbnail|video/i;

/**
 * The field that carries the recordings: the one that was named, else one that is required, if there is one, and none
 * that is called a picture. Where no schema says bytes, the field whose name says audio, as a guess.
 *
 * @throws Error when there is none, or when a body of that kind cannot carry one of its fields.
 */
export function audioField(body: Body, wanted?: string): AudioCarrier {
  if (wanted !== undefined) return namedField(body, wanted);
  const { document, request, isForm } = body;
  const right = isForm ? "binary" : "byte";
  const found = carriersIn(document, request);
  const fitting = found.filter(({ format, names }) => format === right && !(isForm && names.length > 1));
  const chosen = best(fitting);
  if (chosen === undefined) {
    for (const one of found) requireCarried(one, isForm);
    const guess = best(likelyCarriers(document, request).filter(({ names }) => !(isForm && names.length > 1)));
    if (guess === undefined) throw new Error("no field of its body carries audio, as bytes or base64");
    return { ...guess, lacks: right, isGuess: true };
  }
  for (const one of found) if (one.required && one.format !== right) requireCarried(one, isForm);
  return chosen;
}

function best<One extends Omit<Carrier, "format">>(found: readonly One[]): One | undefined {
  const sound = found.filter(({ names }) => !otherBytes.test(names.join(" ")));
  return sound.find(({ required }) => required) ?? sound[0] ?? found[0];
}

/** @throws Error when a body of that kind cannot carry a field. */
function requireCarried({ names, format }: Carrier, isForm: boolean): void {
  const field = fieldText(names);
  const how = `. If it is the recording all the same: --audio-field ${names.join(".")}`;
  if (isForm && format === "byte") throw new Error(`${field} is base64, and a form carries bytes as they are${how}`);
  if (!isForm && format === "binary")
    throw new Error(`${field} is bytes as they are, and JSON carries base64 alone${how}`);
  if (isForm && names.length > 1) throw new Error(`${field} is bytes, and an object within a form is JSON`);
}

const fieldText = (names: readonly string[]): string =>
  `its field ${[...names]
    .reverse()
    .map((name) => JSON.stringify(name))
    .join(" in ")}`;

function namedField({ document, request, isForm }: Body, wanted: string): AudioCarrier {
  const names = wanted.split(".");
  const reach = (start: Place, left: readonly string[], seen: Set<JsonObject>): Place[] => {
    const here = followed(document, start);
    if (seen.has(here.schema)) return [];
    seen.add(here.schema);
    const [name, ...rest] = left;
    if (name === undefined) return [here];
    return inner(here).flatMap((one) => {
      const isField = one.keys.at(-2) === "properties";
      if (isField) return one.keys.at(-1) === name ? reach(one, rest, new Set()) : [];
      return reach(one, left, seen);
    });
  };
  const [place] = reach(request, names, new Set());
  if (place === undefined)
    throw new Error(`--audio-field ${wanted}: its body has no such field; it has ${fieldsOf(document, request)}`);
  if (isForm && names.length > 1) throw new Error(`${fieldText(names)} is bytes, and an object within a form is JSON`);
  const items = inner(place).find((one) => one.keys.at(-1) === "items");
  const item = items === undefined ? place : followed(document, items);
  const right = isForm ? "binary" : "byte";
  const type = [item.schema["type"]].flat();
  if (!type.includes("string") && item.schema["type"] !== undefined) {
    throw new Error(
      `--audio-field ${wanted} is ${JSON.stringify(item.schema["type"])}, and audio is a string of bytes or base64`,
    );
  }
  const isRight = carriersIn(document, item).some(
    ({ format, names: within }) => format === right && within.length === 0,
  );
  return { place, item, names, ...(isRight ? {} : { lacks: right }) };
}

/** The names of a body's own fields. */
function fieldsOf(document: JsonObject, start: Place): string {
  const seen = new Set<JsonObject>();
  const look = (place: Place): string[] => {
    const here = followed(document, place);
    if (seen.has(here.schema)) return [];
    seen.add(here.schema);
    return inner(here).flatMap((one) => {
      if (one.keys.at(-2) === "properties") return [one.keys.at(-1) ?? ""];
      return one.keys.at(-1) === "items" ? [] : look(one);
    });
  };
  return [...new Set(look(start))].slice(0, 20).join(", ") || "none";
}
