import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type UnitState, UnitTable } from "../../src/batch/manifest/unit-table.ts";

const digest = (number: number): Buffer => createHash("sha256").update(String(number)).digest();

describe("the table of units", () => {
  it("knows of each unit what it was told, however many there are", () => {
    const table = new UnitTable();
    const states: readonly UnitState[] = ["unknown", "created", "not_created", "left_alone", "unsent"];
    for (let number = 1; number <= 20_000; number++) {
      if (number % 3 > 0) table.setRow(digest(number), number);
      if (number % 2 > 0) table.setState(digest(number), states[number % 5] ?? "unsent");
    }
    for (let number = 1; number <= 20_000; number++) {
      expect(table.rowOf(digest(number))).toBe(number % 3 > 0 ? number : undefined);
      expect(table.stateOf(digest(number))).toBe(number % 2 > 0 ? states[number % 5] : "unsent");
    }
    expect(table.rowOf(digest(20_001))).toBeUndefined();
    expect(table.stateOf(digest(20_001))).toBe("unsent");
  });
});
