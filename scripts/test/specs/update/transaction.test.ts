import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Disk, disk } from "../../../src/specs/update/staging/disk.ts";
import { commit, recover, updateFolder } from "../../../src/specs/update/staging/transaction.ts";

let root = "";
const before = { "specs/a.yaml": "old a", "specs/sources.yaml": "old sources", "src/stray.ts": "stray", other: "mine" };
const after = {
  "specs/a.yaml": "new a",
  "specs/sources.yaml": "new sources",
  ".changeset/a.md": "minor",
  other: "mine",
};
const paths = ["specs/a.yaml", "specs/sources.yaml", "src/stray.ts", ".changeset/a.md"];

const put = (folder: string, files: Record<string, string>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};
const files = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((path) => statSync(join(root, path)).isFile())
      .map((path) => [relative(root, join(root, path)), readFileSync(join(root, path), "utf8")]),
  );

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "transaction-"));
  put(root, before);
  const { other: _other, ...changed } = after;
  put(join(root, updateFolder, "tree"), changed);
});
afterEach(() => rmSync(root, { recursive: true }));

/** A disk that is full from the given step on. Moving needs no space, apart from a folder that has to grow once. */
function failing(lastStep: number): Disk & { steps: number } {
  const full = new Error("ENOSPC: no space left on device");
  const on = {
    ...disk,
    steps: 0,
    write: (file: string, text: string) => (on.steps++ < lastStep ? disk.write(file, text) : Promise.reject(full)),
    copy: (from: string, to: string) => (on.steps++ < lastStep ? disk.copy(from, to) : Promise.reject(full)),
    move: (from: string, to: string) => (on.steps++ === lastStep ? Promise.reject(full) : disk.move(from, to)),
  };
  return on;
}

describe("commit", () => {
  it("puts every file in its place and leaves nothing behind", async () => {
    await commit(root, paths);
    expect(files()).toEqual(after);
  });

  it("leaves every file as it was when the disk is full, wherever that shows", async () => {
    const counter = failing(Number.POSITIVE_INFINITY);
    await commit(root, paths, counter);
    const steps = counter.steps;
    for (let step = 0; step < steps; step++) {
      rmSync(root, { recursive: true });
      put(root, before);
      const { other: _other, ...changed } = after;
      put(join(root, updateFolder, "tree"), changed);
      await expect(commit(root, paths, failing(step)), `step ${step}`).rejects.toThrow("ENOSPC");
      await recover(root);
      expect(files(), `step ${step}`).toEqual(before);
    }
    expect(steps).toBe(11);
  });
});

describe("recover", () => {
  it("does nothing where nothing was cut off", async () => {
    rmSync(join(root, updateFolder), { recursive: true });
    expect(await recover(root)).toBeUndefined();
    expect(files()).toEqual(before);
  });

  it("finishes or takes back an update that was killed behind any single step", () => {
    const child = fileURLToPath(new URL("commit-child.ts", import.meta.url));
    const outcomes: string[] = [];
    for (let step = 1; ; step++) {
      rmSync(root, { recursive: true });
      put(root, before);
      const { other: _other, ...changed } = after;
      put(join(root, updateFolder, "tree"), changed);
      const { signal, status, stderr } = spawnSync(process.execPath, [child, root, String(step), ...paths], {
        encoding: "utf8",
      });
      if (signal === null) {
        expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
        break;
      }
      // Twice, since the run that settles it may be cut off as well.
      const settle = `import { recover } from ${JSON.stringify(new URL("../../../src/specs/update/staging/transaction.ts", import.meta.url))};
        await recover(process.argv[1]); await recover(process.argv[1]);`;
      expect(spawnSync(process.execPath, ["--input-type=module", "-e", settle, root]).status).toBe(0);
      const found = JSON.stringify(Object.entries(files()).sort());
      if (found === JSON.stringify(Object.entries(before).sort())) outcomes.push("as before");
      else if (found === JSON.stringify(Object.entries(after).sort())) outcomes.push("finished");
      else outcomes.push(`step ${step} left ${found}`);
    }
    expect(outcomes).toEqual([...Array(7).fill("as before"), ...Array(6).fill("finished")]);
  }, 60_000);

  it("finishes after a second cut in the middle of finishing, too", async () => {
    // Two moves of four were made, then the manifest is all there is.
    await expect(commit(root, paths, { ...disk, move: moves(3), remove: refuse })).rejects.toThrow();
    expect(existsSync(join(root, updateFolder, "manifest.json"))).toBe(true);
    await expect(recover(root, { ...disk, move: refuse, remove: refuse })).rejects.toThrow("refused");
    expect(await recover(root)).toContain("is finished: 4 files are in place");
    expect(files()).toEqual(after);
  });

  it("overwrites nothing that a person edited in between", async () => {
    await expect(commit(root, paths, { ...disk, move: moves(1), remove: refuse })).rejects.toThrow();
    writeFileSync(join(root, "specs/a.yaml"), "mine");
    await expect(recover(root)).rejects.toThrow("since then specs/a.yaml changed. Nothing was overwritten");
    expect(files()["specs/a.yaml"]).toBe("mine");
  });

  it("stays away while another process updates", async () => {
    writeFileSync(join(root, updateFolder, "lock"), String(process.ppid));
    await expect(recover(root)).rejects.toThrow(`is at work (process ${process.ppid}): wait until it ends`);
    expect(existsSync(join(root, updateFolder, "tree"))).toBe(true);
  });
});

const refuse = (): Promise<never> => Promise.reject(new Error("refused"));

/** Moves the given number of times, and then not even the manifest. */
function moves(allowed: number): Disk["move"] {
  let made = 0;
  return (from, to) => (made++ < allowed ? disk.move(from, to) : refuse());
}
