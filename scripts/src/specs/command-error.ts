import { plainLines } from "./vendor-text/plain.ts";

/** What a command prints when it fails; how it is called follows when its arguments were wrong. */
export function commandError(error: unknown, usage = ""): string {
  const message = plainLines(error instanceof Error ? error.message : String(error));
  const isUsage = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  return isUsage ? `${message}\n${usage}` : message;
}
