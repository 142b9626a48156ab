import { plainLines } from "../specs/documents/vendor-text/plain.ts";

/** What a command prints when it fails; how it is called follows when its arguments were wrong. */
export function commandError(error: unknown, usage = ""): string {
  const message = plainLines(messageOf(error));
  const isUsage = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  return isUsage ? `${message}\n${usage}` : message;
}

function messageOf(error: unknown): string {
  // The stack of calls: what every step before has let pass is deep all the same.
  if (error instanceof RangeError && error.message.includes("call stack")) {
    return "The document's schemas hold one another too deeply to be read";
  }
  return error instanceof Error ? error.message : String(error);
}
