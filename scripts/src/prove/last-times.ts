import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const fileIn = (folder: string): string => join(folder, "times.json");

/** Seconds that suites took the last time that they passed here, by name. */
export function lastTimes(folder: string): Readonly<Record<string, number>> {
  const file = fileIn(folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, number>) : {};
}

/** Keeps how long a suite took. */
export function keepTime(folder: string, name: string, seconds: number): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileIn(folder), `${JSON.stringify({ ...lastTimes(folder), [name]: seconds }, null, 2)}\n`);
}
