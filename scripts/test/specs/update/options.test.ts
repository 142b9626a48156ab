import { describe, expect, it } from "vitest";
import type { Source } from "../../../src/specs/documents/sources.ts";
import { readOptions } from "../../../src/specs/update/options.ts";

const source = (name: string): Source => ({
  name,
  package: `@org/${name}`,
  prefix: "X",
  page: "https://host.example",
  operation: "POST /x",
  vendored: "",
  sha256: { spec: "", page: "" },
});
const read = (...args: string[]) => readOptions(args, [source("one"), source("two")]);

describe("the options of specs:update", () => {
  it("mean every source, unless names or --from say which", () => {
    expect(read().names).toEqual(["one", "two"]);
    expect(read("two").names).toEqual(["two"]);
    expect(read("--from", "two=page.md")).toMatchObject({ names: ["two"], from: new Map([["two", "page.md"]]) });
    expect(read("one", "two", "--from", "two=page.md").names).toEqual(["one", "two"]);
    expect(read("--from", "one=https://host.example/?a=b").from.get("one")).toBe("https://host.example/?a=b");
  });

  it("take a correction with its reason", () => {
    expect(read("--label", "correction", "--reason", " Never required. ").correction).toBe("Never required.");
    expect(read("--dry-run", "--json")).toMatchObject({ dryRun: true, json: true });
  });

  it("accept the move of a key to the very place, for one source", () => {
    const args = ["--accept-key-move", "one=https://a.example/?x=y", "--accept-key-move", "one=http bearer"];
    expect(read(...args).acceptedKeyMoves).toEqual(new Map([["one", ["https://a.example/?x=y", "http bearer"]]]));
    expect(read().acceptedKeyMoves).toEqual(new Map());
  });

  it.each([
    [["--accept-key-move", "https://a.example"], "--accept-key-move https://a.example: expected name=<place>"],
    [["--accept-key-move", "three=x"], 'no source is named "three"'],
    [["one", "--accept-key-move", "two=x"], "--accept-key-move names two, which is not among the sources to update"],
    [["three"], 'three: no source is named "three"; there are one, two'],
    [["--from", "page.md"], "--from page.md: expected name=<file or address>, as in --from one=page.md"],
    [["--from", "one="], "--from one=: expected name="],
    [["--from", "three=page.md"], 'no source is named "three"'],
    [["--from", "one=a", "--from", "one=b"], "--from names one twice"],
    [["one", "--from", "two=a"], "--from names two, which is not among the sources to update"],
    [["--label", "fine", "--reason", "x"], '--label fine: the only label is "correction"'],
    [["--label", "correction"], "--label correction needs --reason"],
    [["--label", "correction", "--reason", " "], "--label correction needs --reason"],
    [["--reason", "x"], "--reason needs --label correction"],
    [["--dryrun"], "Unknown option '--dryrun'"],
  ])("are refused: %j", (args, message) => {
    expect(() => read(...args)).toThrow(message);
  });
});
