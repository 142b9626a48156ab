// Pieces of TypeScript, as the formatter would have them or near it.

/** A value as code: a vendor's text ends neither a comment nor a fence. */
export const literal = (value: unknown): string =>
  (JSON.stringify(value) ?? "undefined")
    .replaceAll("*/", "*\\/")
    .replaceAll("```", "\\u0060``")
    .replaceAll(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`);

/** A value as a person writes it: names of properties without quotes where they need none. */
export const valueCode = (value: unknown): string => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return literal(value);
  const members = Object.entries(value).map(([name, member]) => `${keyCode(name)}: ${valueCode(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
};

/** A property's name as code. */
export const keyCode = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name));

/** What is put at a path of an object: code, and whether it may be missing, by the name of the value that is then undefined. */
export interface Entry {
  readonly path: readonly string[];
  readonly code: string;
  /** The value that is missing where the field has to be left out. */
  readonly unless?: string | undefined;
}

/** An object literal of entries, those of one object put together. `*` in a path is none of its business. */
export function objectCode(entries: readonly Entry[], before: readonly string[] = []): string {
  const names = [...new Set(entries.map(({ path }) => path[0] ?? ""))];
  const members = names.map((name) => {
    const own = entries.filter(({ path }) => path[0] === name);
    const [leaf] = own.filter(({ path }) => path.length === 1);
    const key = keyCode(name);
    if (leaf !== undefined) {
      const member = leaf.code === key ? key : `${key}: ${leaf.code}`;
      return leaf.unless === undefined ? member : `...(${leaf.unless} === undefined ? {} : { ${member} })`;
    }
    return `${key}: ${objectCode(own.map(({ path, ...rest }) => ({ ...rest, path: path.slice(1) })))}`;
  });
  return `{ ${[...before, ...members].join(", ")} }`;
}

/** What reads a member of an unchecked answer at a path. */
export const fieldCode = (path: readonly string[], kind: "string" | "number", root = "body"): string => {
  const inner = path.slice(0, -1).reduce((code, name) => `field(${code}, ${literal(name)}, "object")`, root);
  return `field(${inner}, ${literal(path.at(-1) ?? "")}, "${kind}")`;
};
