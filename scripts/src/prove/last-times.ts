import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const fileIn = (folder: string): string => join(folder, "times.json");

/** Seconds that suites took the last time that they passed here, by name. */
export function lastTimes(folder: string): Readonly<Record<string, number>> {
  const file = fileIn(folder);
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, number>;
  } catch {
    // They are a convenience, and are written again with the next suite.
    return {};
  }
}

/** Keeps how long a suite took. */
export function keepTime(folder: string, name: string, seconds: number): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileIn(folder), `${JSON.stringify({ ...lastTimes(folder), [name]: seconds }, null, 2)}\n`);
}
