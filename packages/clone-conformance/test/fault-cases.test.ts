import { faultNames, faultTable } from "@org/voices-mock/faults";
import { describe, expect, it } from "vitest";
import { faultCases, rowsWithoutCase } from "../src/faults/cases.ts";
import { keptAliveFaults } from "../src/faults/kept-alive.ts";

const called = new Set<string>(Object.values(faultCases).flatMap((cases) => cases.map(({ fault }) => fault)));

describe("the table of faults", () => {
  it.each(faultTable.map((row) => [row.name, row] as const))(
    "has a case for each example of %s, or a reason",
    (name, row) => {
      if (name in rowsWithoutCase) expect(row.examples.filter((example) => called.has(example))).toEqual([]);
      else expect(row.examples.filter((example) => !called.has(example))).toEqual([]);
    },
  );

  it("has the rows that are said to have no case", () => {
    const names = faultTable.map(({ name }) => name);
    expect(Object.keys(rowsWithoutCase).filter((name) => !names.includes(name))).toEqual([]);
  });

  it("has its faults of kept-alive connections called over one", () => {
    expect(faultNames.filter((name) => name.startsWith("keep-alive-"))).toEqual([...keptAliveFaults]);
  });

  it("has each fault in one case alone", () => {
    const all = Object.values(faultCases).flatMap((cases) => cases.map(({ fault }) => fault));
    expect(all.filter((fault, index) => all.indexOf(fault) !== index)).toEqual([]);
  });
});
