import { expect, it, vi } from "vitest";
import { focusBeside, type Place } from "../src/page/focus.ts";
import { digestOf } from "../src/page/recording/digest.ts";
import { takeDroppedFiles } from "../src/page/recording/dropped-files.ts";
import { boundTyped } from "../src/page/recording/window-bounds.ts";

/** A drag, as a browser tells of it. */
const drag = (name: string, types: readonly string[]): Event =>
  Object.assign(new Event(name, { cancelable: true }), { dataTransfer: { types, files: ["file"] } });

it("a file that is dropped anywhere is taken, and never opened in the page's stead", () => {
  const page = new EventTarget();
  const [over, files] = [vi.fn(), vi.fn()];
  const end = takeDroppedFiles(page, over, files);
  const events = ["dragover", "drop"].map((name) => drag(name, ["Files"]));
  for (const event of events) page.dispatchEvent(event);
  expect(events.map(({ defaultPrevented }) => defaultPrevented)).toEqual([true, true]);
  expect(files).toHaveBeenCalledExactlyOnceWith(["file"]);
  expect(over.mock.calls).toEqual([[true], [false]]);
  end();
  const late = drag("drop", ["Files"]);
  page.dispatchEvent(late);
  expect(late.defaultPrevented).toBe(false);
});

it("text that is dragged goes where it would go anyway", () => {
  const page = new EventTarget();
  const files = vi.fn();
  takeDroppedFiles(page, () => {}, files);
  const events = ["dragover", "drop"].map((name) => drag(name, ["text/plain"]));
  for (const event of events) page.dispatchEvent(event);
  expect(events.map(({ defaultPrevented }) => defaultPrevented)).toEqual([false, false]);
  expect(files).not.toHaveBeenCalled();
});

it("the focus of a row that goes is given to the next one, to the one before, or to the heading", () => {
  const focused: string[] = [];
  const to = (name: string) => ({ focus: () => void focused.push(name) });
  const row = (name: string, next: Place | null, before: Place | null = null): Place => ({
    querySelector: () => to(name),
    nextElementSibling: next,
    previousElementSibling: before,
  });
  const heading = to("heading");
  focusBeside(row("first", row("second", null)), heading);
  focusBeside(row("second", null, row("first", null)), heading);
  focusBeside(row("only", null, { ...row("legend", null), querySelector: () => null }), heading);
  focusBeside(null, heading);
  expect(focused).toEqual(["second", "first", "heading", "heading"]);
});

it("a bound that is typed moves the window, or is told of in words of the page", () => {
  const window = { from: 1, to: 9 };
  expect(boundTyped(window, "from", 2, 12.04)).toEqual({ from: 2, to: 9 });
  // The field rounds up.
  expect(boundTyped(window, "to", 12.1, 12.04)).toEqual({ from: 1, to: 12.04 });
  expect(boundTyped(window, "from", 1000, 12.04)).toBe("From is 1000: the recording has 12.0 s.");
  expect(boundTyped(window, "to", -1, 12.04)).toBe("To is -1: the recording has 12.0 s.");
  expect(boundTyped(window, "from", 9, 12.04)).toBe("From is 9: the window ends at 9.0, so type less.");
  expect(boundTyped(window, "to", 0.5, 12.04)).toBe("To is 0.5: the window begins at 1.0, so type more.");
  expect(boundTyped(window, "from", 8.96, 12.04)).toBe("From is 8.96: the window ends at 9.0, so type less.");
  expect(boundTyped(window, "to", Number.NaN, 12.04)).toBe("To is empty: type seconds, from 0 to 12.0.");
});

it("a recording is known again by its bytes, however long it is, and by every one of them", async () => {
  const bytes = new Uint8Array(17_000_000);
  const before = await digestOf(new Blob([bytes]));
  expect(await digestOf(new Blob([bytes.slice()], { type: "audio/wav" }))).toBe(before);
  bytes[16_500_000] = 1;
  expect(await digestOf(new Blob([bytes]))).not.toBe(before);
});
