import { sizes } from "../measures/clip.ts";

/** How a figure is written; times are kept in milliseconds and sizes in bytes. */
export type Unit = "kB" | "MB" | "ms" | "s" | "/s" | "";

/** A row of the table. */
export interface Measure {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  /** Whether the row below shows each figure divided by the hand-written one. */
  readonly ratio?: true;
}

/** Rows under a title. */
export interface Group {
  readonly title: string;
  readonly measures: readonly Measure[];
}

const wires = { cartesia: "multipart (Cartesia)", inworld: "JSON (Inworld)" } as const;
const both = Object.entries(wires);
const scopeTitles = { cartesia: "Cartesia", inworld: "Inworld", both: "both" } as const;
const perScope = (id: string, unit: Unit): Measure[] =>
  Object.entries(scopeTitles).map(([scope, title]) => ({ id: `${id}.${scope}`, title, unit }));

/** Everything that can be measured, in the table's order. */
export const groups: readonly Group[] = [
  { title: "Bundle, minified, gzip, kB", measures: perScope("bundle", "kB") },
  { title: "Cold import beyond an empty process, ms", measures: perScope("import", "ms") },
  ...both.map(([service, wire]) => ({
    title: `Clones per second up to the request's bytes, ${wire}`,
    measures: Object.keys(sizes).map(
      (size): Measure => ({ id: `serialise.${service}.${size}`, title: `${size} clip`, unit: "/s", ratio: true }),
    ),
  })),
  {
    title: "Whole calls per second, 500 kB clip, loopback server",
    measures: both.map(([service, title]) => ({ id: `calls.${service}`, title, unit: "/s", ratio: true })),
  },
  {
    title: "25 MB clip: peak memory beyond an idle process, MB",
    measures: both.map(([service, title]) => ({ id: `memory.${service}`, title, unit: "MB" })),
  },
  {
    title: "25 MB clip: longest stall of the event loop, ms",
    measures: both.map(([service, title]) => ({ id: `stall.${service}`, title, unit: "ms" })),
  },
  {
    title: "200 MB clip, refused unread: peak memory beyond an idle process, MB",
    measures: both.map(([service, title]) => ({ id: `refused.${service}`, title, unit: "MB" })),
  },
  {
    title: "Installed with npm, for both services",
    measures: [
      { id: "installed.bytes", title: "size, kB", unit: "kB" },
      { id: "installed.packages", title: "packages", unit: "" },
    ],
  },
  {
    title: "Type check of a program for both services, TypeScript 7",
    measures: [
      { id: "types.time", title: "time, s", unit: "s" },
      { id: "types.instantiations", title: "instantiations", unit: "" },
      { id: "types.errors", title: "errors without skipLibCheck", unit: "" },
    ],
  },
];

/** What concerns this repository alone. */
export const repositoryMeasures: readonly Measure[] = [
  { id: "repository.generate", title: "generating everything from the vendored documents", unit: "s" },
  { id: "repository.test-cold", title: "pnpm test in a fresh clone, nothing cached", unit: "s" },
  { id: "repository.test-cached", title: "pnpm test again, nothing changed", unit: "s" },
];

/** What a figure is divided by for its unit. */
export const scaleOf: Record<Unit, number> = { kB: 1e3, MB: 1e6, ms: 1, s: 1e3, "/s": 1, "": 1 };

/** A figure in the unit of its row, to three digits. */
export function inUnit(value: number, unit: Unit): string {
  const scaled = value / scaleOf[unit];
  if (unit === "") return String(scaled);
  const digits = Math.abs(scaled) >= 100 ? 0 : Math.abs(scaled) >= 10 ? 1 : 2;
  return scaled.toFixed(digits);
}
