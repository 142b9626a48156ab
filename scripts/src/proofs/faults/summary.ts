import type { FaultResult } from "@org/clone-conformance";
import type { Observed, RuntimeReport } from "./observed.ts";
import { faultsOf, type Style } from "./table.ts";

/** How a runtime did: its promises in numbers, its re-sending faults, and everything that is broken. */
export function summaryLines(report: RuntimeReport, first: RuntimeReport, { bold, wrong }: Style): string[] {
  return [
    bold(report.runtime),
    ...Object.entries(report.providers).flatMap(([provider, all]) => {
      const broken = all.filter((one) => one.broken.length > 0);
      const faults = new Set(faultsOf(all).map(({ fault }) => fault));
      const counts = `${all.length - broken.length} of ${all.length} promises kept, under ${faults.size} faults`;
      return [
        `  ${provider.padEnd(10)} ${broken.length === 0 ? counts : wrong(`${counts}: ${broken.length} BROKEN`)}`,
        ...keptAlive(all),
        ...(report === first ? [] : differing(all, first.providers[provider] ?? [], first.runtime)),
        ...broken.flatMap((one) => [
          wrong(`    BROKEN ${one.promise}`),
          ...one.broken.map((what) => `           ${what.replaceAll("\n", "\n           ")}`),
        ]),
      ];
    }),
  ];
}

/** The must on a runtime that may send again by itself: one request each, over a connection that was in use before. */
function keptAlive(all: readonly Observed[]): string[] {
  const faults = faultsOf(all).filter(({ reused }) => reused === true);
  if (faults.length === 0) return [];
  const told = faults.map(({ fault, requests }) => `${fault} ${requests}`);
  return [`${indent}requests when a kept-alive connection breaks: ${told.join(", ")}`];
}

/** Faults that come to something else than on the first runtime. */
function differing(all: readonly Observed[], others: readonly Observed[], than: string): string[] {
  const known = new Map(faultsOf(others).map((result) => [subjectOf(result), result]));
  return faultsOf(all).flatMap((result) => {
    const other = known.get(subjectOf(result));
    if (other === undefined || (other.code === result.code && other.outcome === result.outcome)) return [];
    return [`${indent}${subjectOf(result)}: ${verdictOf(result)}, on ${than} ${verdictOf(other)}`];
  });
}

/** Which call it was, and what it met. */
const subjectOf = ({ fault, operation, voices, acted }: FaultResult): string => {
  const keyed = voices === undefined ? [] : [acted === false ? "with a key, where nothing was done" : "with a key"];
  return [...keyed, ...(operation === undefined ? [] : [operation]), fault].join(", ");
};

const verdictOf = ({ code, outcome }: FaultResult): string => (outcome === undefined ? code : `${code} ${outcome}`);

const indent = " ".repeat(13);

/** Runtimes on which the promise about kept-alive connections proved nothing, since none was kept. */
export const unproven = ({ runtime, providers }: RuntimeReport): string[] =>
  Object.entries(providers).flatMap(([provider, all]) =>
    faultsOf(all)
      .filter(({ reused }) => reused === false)
      .map(({ fault }) => `${runtime} opened a new connection for ${provider} under ${fault}: nothing was proven`),
  );
