import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { builtFrom, sourcesDigest } from "../../src/workspace/sources-digest.ts";

const guard = fileURLToPath(new URL("../../src/workspace/only-pnpm-packs.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "packed-"));
afterAll(() => rmSync(folder, { recursive: true }));

const source = (path: string): string => join(folder, "src", path);

/** Makes the sources anew, and says that they were built. */
function built(): void {
  rmSync(source(""), { recursive: true, force: true });
  mkdirSync(source("inner"), { recursive: true });
  writeFileSync(source("index.ts"), 'export * from "./inner/one.ts";');
  writeFileSync(source("inner/one.ts"), "export const one = 1;");
  mkdirSync(join(folder, ".turbo"), { recursive: true });
  writeFileSync(join(folder, builtFrom), sourcesDigest(folder));
}

const ran = (packer: string): { status: number | null; stderr: string } =>
  spawnSync(process.execPath, [guard], { cwd: folder, encoding: "utf8", env: { npm_execpath: packer } });

describe("a package", () => {
  it.each([
    ["npm", undefined],
    // npm hands on what `pnpm exec npm pack` and a script that pnpm runs give it.
    ["npm that pnpm started", "pnpm/12.21.0 npm/? node/? linux x64"],
  ])("is not packed by %s, which says what to run", (_who, agent) => {
    const cwd = fileURLToPath(new URL("../../../packages/cartesia-voices/", import.meta.url));
    // A test that pnpm runs would hand its name on.
    const { npm_config_user_agent: _pnpm, ...env } = process.env;
    const { status, stderr } = spawnSync("npm", ["pack", "--dry-run"], {
      cwd,
      encoding: "utf8",
      env: agent === undefined ? env : { ...env, npm_config_user_agent: agent },
    });
    expect(status).toBe(1);
    expect(stderr).toContain("This package is not packed: only pnpm writes the versions and exports");
    expect(stderr).toContain("Run: pnpm build && pnpm pack");
  });

  it("is not packed before it is built, and is packed by pnpm then", () => {
    expect(ran("/tools/pnpm/pnpm")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("there is no dist folder yet"),
    });
    mkdirSync(join(folder, "dist"));
    built();
    for (const pnpm of ["/tools/pnpm/pnpm", "/tools/pnpm/bin/pnpm.cjs", "C:\\tools\\pnpm.exe", "pnpm"]) {
      expect(ran(pnpm)).toMatchObject({ status: 0, stderr: "" });
    }
    for (const other of ["/tools/pnpm/global/npm/bin/npm-cli.js", "/tools/yarn.js", "/tools/bun", ""]) {
      expect(ran(other).status).toBe(1);
    }
  });

  it.each<[string, () => void]>([
    ["a file changed", () => writeFileSync(source("index.ts"), "export {};")],
    ["a file is new", () => writeFileSync(source("two.ts"), "")],
    ["a file is gone", () => rmSync(source("inner/one.ts"))],
    ["a file has another name", () => renameSync(source("inner/one.ts"), source("inner/two.ts"))],
    ["nobody says what it was built from", () => rmSync(join(folder, ".turbo"), { recursive: true })],
  ])("is not packed with a dist of other sources, where %s, until it is built again", (_what, change) => {
    mkdirSync(join(folder, "dist"), { recursive: true });
    built();
    expect(ran("pnpm")).toMatchObject({ status: 0, stderr: "" });
    change();
    expect(ran("pnpm")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("its sources have changed since dist was built. Run: pnpm build && pnpm pack"),
    });
  });
});
