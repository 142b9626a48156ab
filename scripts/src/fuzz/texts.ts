import { inspect } from "node:util";

/** Every text that a log could make of a value. */
export function textsOf(value: unknown): string[] {
  const texts = [inspect(value, { depth: 20, showHidden: true, maxStringLength: null, maxArrayLength: null })];
  const json = attempted(() => JSON.stringify(value));
  if (json !== undefined) texts.push(json);
  const result = typeof value === "object" && value !== null && "error" in value ? value.error : undefined;
  let depth = 0;
  for (let error = result; error instanceof Error && depth++ < 20; error = error.cause) {
    texts.push(error.message, String(error.stack), attempted(() => JSON.stringify(error)) ?? "");
  }
  return texts;
}

function attempted(make: () => string | undefined): string | undefined {
  try {
    return make();
  } catch {
    // Nobody can log it that way either.
    return undefined;
  }
}
