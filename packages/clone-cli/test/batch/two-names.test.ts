import { existsSync, linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { batch, created, journalOf, named, names, service, unitEntries } from "./batch-run.ts";

/** Another name of a file, in another folder unless told otherwise. */
function alias(path: string, make: (from: string, to: string) => void, name = basename(path), inside = "elsewhere") {
  const folder = join(dirname(path), inside);
  mkdirSync(folder, { recursive: true });
  const other = join(folder, name);
  make(path, other);
  return other;
}

/** The samples of a manifest in another folder. */
function withClips(path: string): string {
  symlinkSync(join(dirname(path), "..", "clips"), join(dirname(path), "clips"));
  return path;
}

const rows = 5;

const flat = (output: string): string => output.replaceAll(/\s+/g, " ");

describe("a batch creates each voice once", () => {
  it("when its manifest is named by a symbolic link too", async () => {
    const { env, asked } = await service();
    const path = named(...names(rows));
    const link = withClips(alias(path, symlinkSync));
    expect(await batch(path, [], { env })).toMatchObject({ exitCode: 0 });
    expect(await batch(link, [], { env })).toMatchObject({ exitCode: 0 });
    expect(asked.toSorted()).toEqual(names(rows));
    expect(existsSync(journalOf(link))).toBe(false);
  });

  it("when its folder is named by a symbolic link too", async () => {
    const { env, asked } = await service();
    const path = named(...names(rows));
    const folder = `${dirname(path)}-too`;
    symlinkSync(dirname(path), folder);
    await batch(join(folder, basename(path)), [], { env });
    expect(await batch(path, [], { env })).toMatchObject({ exitCode: 0 });
    expect(asked).toHaveLength(rows);
  });

  it.each([
    ["a journal that is there", true],
    ["a journal that is not there yet", false],
  ])("when a symbolic link leads to %s", async (_, there) => {
    const { env, asked } = await service();
    const path = named(...names(rows));
    const journal = `${path}.kept`;
    if (there) await batch(path, ["--journal", journal], { env });
    const link = alias(journal, symlinkSync, "journal");
    await batch(path, ["--journal", link], { env });
    await batch(path, ["--journal", journal], { env });
    expect(asked).toHaveLength(rows);
    expect(existsSync(`${link}.lock`)).toBe(false);
  });

  it("when its manifest has a second name in its folder, whichever was used first", async () => {
    for (const other of ["aaa.csv", "zzz.csv"]) {
      const { env, asked } = await service();
      const path = named(...names(rows));
      expect(await batch(path, [], { env })).toMatchObject({ exitCode: 0 });
      const link = alias(path, linkSync, other, ".");
      expect(await batch(link, [], { env })).toMatchObject({ exitCode: 0 });
      expect(await batch(path, [], { env })).toMatchObject({ exitCode: 0 });
      expect(asked).toHaveLength(rows);
    }
  });

  it("and refuses a manifest that has a second name out of sight, unless a journal is named", async () => {
    const { env, asked } = await service();
    const path = named(...names(rows));
    const link = withClips(alias(path, linkSync));
    for (const one of [path, link]) {
      const { exitCode, stderr } = await batch(one, [], { env });
      expect(exitCode).toBe(2);
      expect(flat(stderr)).toContain("is one file with 2 names (hard links), 1 of them in its folder");
      expect(existsSync(journalOf(one))).toBe(false);
    }
    expect(asked).toEqual([]);
    for (const one of [path, link]) {
      expect(await batch(one, ["--journal", journalOf(path)], { env })).toMatchObject({ exitCode: 0 });
    }
    expect(asked).toHaveLength(rows);
  });

  it("and refuses a manifest that has a journal under each of two names", async () => {
    const { env, asked } = await service();
    const path = named(...names(rows));
    await batch(path, [], { env });
    const link = alias(path, linkSync, "other.csv", ".");
    writeFileSync(journalOf(link), readFileSync(journalOf(path)));
    const { exitCode, stderr } = await batch(link, [], { env });
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toContain("journals of 2 of them");
    expect(asked).toHaveLength(rows);
  });

  it.each([
    ["symbolic", symlinkSync],
    ["hard", linkSync],
  ])("under one lock, also where a run has its journal by a %s link", async (_, make) => {
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let arrived = (): void => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { env, asked } = await service(async (name) => {
      arrived();
      await gate;
      return created(name);
    });
    const path = named("Ada");
    writeFileSync(journalOf(path), "");
    const link = alias(journalOf(path), make, "other.ndjson", ".");
    const first = batch(path, [], { env });
    await arrival;
    const second = await batch(path, ["--journal", link], { env });
    release();
    expect(second.exitCode).toBe(2);
    expect(flat(second.stderr)).toContain("Another clone-voice batch is at work with this journal");
    expect(await first).toMatchObject({ exitCode: 0 });
    expect(asked).toEqual(["Ada"]);
  });

  it("and refuses a journal that has a second name out of sight", async () => {
    const { env, asked } = await service();
    const path = named(...names(rows));
    await batch(path, [], { env });
    const link = alias(journalOf(path), linkSync);
    const before = readFileSync(link, "utf8");
    const { exitCode, stderr } = await batch(path, ["--journal", link], { env });
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toContain("is one file with 2 names (hard links), 1 of them in its folder");
    expect(readFileSync(link, "utf8")).toBe(before);
    expect(asked).toHaveLength(rows);
  });

  it("when links of its journal lead in a circle: nothing is sent", async () => {
    const { env, asked } = await service();
    const path = named(...names(rows));
    symlinkSync(`${path}.b`, `${path}.a`);
    symlinkSync(`${path}.a`, `${path}.b`);
    expect(await batch(path, ["--journal", `${path}.a`], { env })).toMatchObject({ exitCode: 2 });
    expect(asked).toEqual([]);
  });
});

it("sends nothing again whose announcement lacks only its line break", async () => {
  const { env, asked } = await service();
  const path = named("Ada");
  await batch(path, [], { env });
  const [head, address, sending] = readFileSync(journalOf(path), "utf8").split("\n");
  expect(sending).toContain('"event":"sending"');
  writeFileSync(journalOf(path), [head, address, sending].join("\n"));
  const { exitCode, stdout, stderr } = await batch(path, ["--absent-after", "never"], { env });
  expect(exitCode).toBe(3);
  expect(stdout + stderr).toContain("unknown");
  expect(asked).toEqual(["Ada"]);
  // What comes next stands on a line of its own.
  expect(await batch(path, ["--retry-unknown"], { env })).toMatchObject({ exitCode: 0 });
  expect(unitEntries(path).map(({ event }) => event)).toEqual(["sending", "sending", "created"]);
});
