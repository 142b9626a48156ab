import { expect, it } from "vitest";
import { absentAfterFrom } from "../../src/batch/settling/absent-after.ts";
import { leftAtOf, nextLookAt, type Unsettled } from "../../src/batch/settling/unsettled.ts";

const now = { wall: Date.parse("2026-01-01T12:00:00Z"), steady: 5_000_000 };

it("a request's age is what the wall's clock says, and nothing where it says the future or no time", () => {
  expect(leftAtOf("2026-01-01T11:50:00Z", now)).toBe(now.steady - 600_000);
  // The clock was set back since.
  expect(leftAtOf("2026-01-01T13:00:00Z", now)).toBe(now.steady);
  expect(leftAtOf("a while ago", now)).toBe(now.steady);
});

it("looks come with growing pauses, and one when absence begins to count", () => {
  const unit = { leftAt: 0, lookedAt: 0 } as Unsettled;
  const looks: number[] = [];
  while (unit.lookedAt < 600_000) {
    unit.lookedAt = nextLookAt(unit, 600_000);
    looks.push(Math.round(unit.lookedAt / 100) / 10);
  }
  expect(looks.slice(0, 5)).toEqual([0.5, 1, 1.6, 2.6, 4.1]);
  expect(looks.at(-1)).toBe(600);
  expect(looks.length).toBeLessThan(25);
  // What is over was looked for in vain only because the list could not be read.
  expect(nextLookAt({ ...unit, lookedAt: 700_000 }, 600_000)).toBe(760_000);
});

it("times are milliseconds, seconds, minutes, hours or never", () => {
  expect(["250ms", "5s", "0.5s", ".5s", "10m", "1h", "never"].map(absentAfterFrom)).toEqual([
    ...[250, 5_000, 500, 500, 600_000, 3_600_000, Number.POSITIVE_INFINITY],
  ]);
});
