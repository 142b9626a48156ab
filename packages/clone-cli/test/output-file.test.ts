import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { jsonLines, ran } from "./ran-command.ts";
import { file, folder, wav } from "./recordings.ts";

const disk = vi.hoisted(() => ({ isFull: false, takes: 0 }));
vi.mock("node:fs", async (importOriginal) => {
  const fs = await importOriginal<typeof import("node:fs")>();
  const writeSync = (descriptor: number, text: string): number => {
    if (!disk.isFull) return fs.writeSync(descriptor, text);
    if (disk.takes > 0) return fs.writeSync(descriptor, text.slice(0, disk.takes));
    throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  };
  return { ...fs, writeSync };
});
afterEach(() => {
  disk.isFull = false;
  disk.takes = 0;
});

describe("a file that cannot take a result", () => {
  const args = [file("ada.wav", wav), "--name", "Ada", "--language", "en", "--sandbox", "--json", "--output"];

  it("leaves it to standard output: an id that is lost is a voice that is lost", async () => {
    disk.isFull = true;
    const path = join(folder, "full.ndjson");
    const { exitCode, stdout } = await ran([...args, path]);
    expect(exitCode).toBe(0);
    expect(jsonLines(stdout)).toMatchObject([{ provider: "cartesia" }, { provider: "inworld" }]);
    expect(existsSync(path)).toBe(false);
  });

  it("because it took only a part of it prints the whole", async () => {
    Object.assign(disk, { isFull: true, takes: 5 });
    const { stdout } = await ran([...args, join(folder, "nearly-full.ndjson")]);
    expect(jsonLines(stdout)).toMatchObject([{ id: expect.any(String) }, { id: expect.any(String) }]);
  });
});
