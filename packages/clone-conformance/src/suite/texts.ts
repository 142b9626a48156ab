/** Every text that can be had from a value: as consoles show it, as JSON, and by walking through all of it. */
export function* textsOf(value: unknown): Generator<string> {
  yield* walked(value, new Set());
  const json = attempted(() => JSON.stringify(value));
  if (json !== undefined) yield json;
  yield attempted(() => String(value)) ?? "";
  yield inspected(value);
}

/** As a log with everything switched on shows it; nothing where the runtime has no such function. */
function inspected(value: unknown): string {
  const util = globalThis.process?.getBuiltinModule?.("node:util");
  const settings = { depth: 50, showHidden: true, maxArrayLength: 10_000, maxStringLength: 1_000_000, compact: true };
  return util === undefined ? "" : util.inspect(value, { ...settings, breakLength: Number.POSITIVE_INFINITY });
}

// A getter of our own would hand out what it is there to hide; on errors everything counts.
function* walked(value: unknown, seen: Set<unknown>): Generator<string> {
  if (typeof value === "string") yield value;
  if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) return;
  seen.add(value);
  yield* bytesOf(value);
  for (const inner of partsOf(value)) yield* walked(inner, seen);
  for (const property of Reflect.ownKeys(value)) {
    yield String(property);
    const own = Reflect.getOwnPropertyDescriptor(value, property);
    if (own !== undefined && "value" in own) yield* walked(own.value, seen);
  }
}

/** Bytes as text of one character each. */
function* bytesOf(value: object): Generator<string> {
  const view = ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : value instanceof ArrayBuffer
      ? new Uint8Array(value)
      : undefined;
  if (view !== undefined) yield Array.from(view, (byte) => String.fromCharCode(byte)).join("");
}

/** What properties do not show. */
function partsOf(value: object): readonly unknown[] {
  if (value instanceof Error) {
    const { name, message, stack, cause } = value;
    return [name, message, stack, cause, ...(value instanceof AggregateError ? value.errors : [])];
  }
  if (value instanceof Map || value instanceof Headers || value instanceof FormData) return [...value].flat();
  if (value instanceof Set) return [...value];
  if (value instanceof Request || value instanceof Response) return [value.url, value.headers];
  return [];
}

function attempted<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    // Such as JSON of an object that holds itself: then nobody can log it that way either.
    return undefined;
  }
}
