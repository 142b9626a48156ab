/** The secrets of a call that an error shows somewhere, named, not quoted: none when all is well. */
export function leaks(error: unknown, key: string, sample: Uint8Array): string[] {
  const [name = "", secret = ""] = atob(key).split(":");
  // Whole pieces of it: the start of a recording is no secret.
  const audio = btoa(String.fromCharCode(...sample.subarray(60, 120)));
  const secrets = { key, "first half of the key": name, "second half of the key": secret, audio };
  const texts = [...textsOf(error)];
  return Object.entries(secrets)
    .filter(([, value]) => texts.some((text) => text.includes(value)))
    .map(([what]) => what);
}

/** Every text that can be reached from a value, through hidden properties, prototypes and causes. */
function* textsOf(value: unknown, seen = new Set<unknown>()): Generator<string> {
  if (typeof value === "string") yield value;
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  for (const property of Reflect.ownKeys(value)) {
    yield String(property);
    yield* textsOf(Reflect.get(value, property), seen);
  }
}
