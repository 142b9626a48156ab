interface Kinds {
  string: string;
  number: number;
  boolean: boolean;
  object: object;
}

/** A member of a body that nobody has checked yet: its value where it has the right kind, else `undefined`. */
export function field<Kind extends keyof Kinds>(body: unknown, name: string, kind: Kind): Kinds[Kind] | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const value: unknown = (body as Record<string, unknown>)[name];
  return typeof value === kind && value !== null ? (value as Kinds[Kind]) : undefined;
}

/** The entries of a member that is a list; none where it is not one. */
export function list(body: unknown, name: string): readonly unknown[] {
  const value = field(body, name, "object");
  return Array.isArray(value) ? value : [];
}
