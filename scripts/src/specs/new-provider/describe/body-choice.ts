import { isObject, type JsonObject } from "../../documents/json.ts";
import { carriersIn } from "./carriers.ts";
import { placeAt } from "./place.ts";

/** The media type that a client sends, and those that it leaves out. */
export interface BodyChoice {
  readonly contentType: string;
  readonly leftOut: readonly string[];
}

const isForm = (type: string): boolean => type === "multipart/form-data";
const isJson = (type: string): boolean => /^application\/json(?:; ?charset=[\w-]+)?$/.test(type);

/**
 * The media type of an operation's body: the one that was named; else the one that carries audio as a file, then the one
 * that carries it as base64.
 *
 * @throws Error when clients are made for none of them.
 */
export function chooseBody(document: JsonObject, start: readonly string[], wanted?: string): BodyChoice {
  const body = placeAt(document, [...start, "requestBody"]);
  if (body === undefined) throw new Error("it takes no body");
  const { content } = body.schema;
  const types = Object.keys(isObject(content) ? content : {});
  const fitting = types.filter((type) => isForm(type) || isJson(type));
  const choose = (contentType: string): BodyChoice => ({
    contentType,
    leftOut: types.filter((type) => type !== contentType),
  });
  if (wanted !== undefined) {
    const chosen = fitting.find((type) => type === wanted || type.startsWith(`${wanted};`));
    if (chosen !== undefined) return choose(chosen);
    const has = types.map((type) => JSON.stringify(type)).join(", ") || "none";
    throw new Error(
      types.includes(wanted)
        ? `--body ${wanted}: clients are made for multipart/form-data or application/json`
        : `--body ${wanted}: its body is not that; it has ${has}`,
    );
  }
  const [first] = fitting;
  if (first === undefined) {
    throw new Error(
      `its body is ${types.join(" or ") || "empty"}, and clients are made for multipart/form-data or application/json`,
    );
  }
  if (fitting.length === 1) return choose(first);
  const carries = (type: string, format: string): boolean => {
    const schema = placeAt(document, [...body.keys, "content", type, "schema"]);
    return schema !== undefined && carriersIn(document, schema).some((one) => one.format === format);
  };
  const chosen =
    fitting.find((type) => isForm(type) && carries(type, "binary")) ??
    fitting.find((type) => isJson(type) && carries(type, "byte")) ??
    fitting.find(isForm) ??
    first;
  return choose(chosen);
}
