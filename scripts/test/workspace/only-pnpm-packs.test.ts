import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const guard = fileURLToPath(new URL("../../src/workspace/only-pnpm-packs.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "packed-"));
afterAll(() => rmSync(folder, { recursive: true }));

const ran = (agent: string, cwd: string): { status: number | null; stderr: string } =>
  spawnSync(process.execPath, [guard], { cwd, encoding: "utf8", env: { npm_config_user_agent: agent } });

describe("a package", () => {
  it("is not packed by npm, which says what to run", () => {
    const cwd = fileURLToPath(new URL("../../../packages/cartesia-voices/", import.meta.url));
    // A test that pnpm runs would hand its name on.
    const { npm_config_user_agent: _pnpm, ...env } = process.env;
    const { status, stderr } = spawnSync("npm", ["pack", "--dry-run"], { cwd, encoding: "utf8", env });
    expect(status).toBe(1);
    expect(stderr).toContain("This package is not packed: only pnpm writes the versions and exports");
    expect(stderr).toContain("Run: pnpm build && pnpm pack");
  });

  it("is not packed before it is built, and is packed by pnpm then", () => {
    expect(ran("pnpm/12.21.0 npm/? node/v24", folder)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("there is no dist folder yet"),
    });
    mkdirSync(join(folder, "dist"));
    expect(ran("pnpm/12.21.0 npm/? node/v24", folder)).toMatchObject({ status: 0, stderr: "" });
    expect(ran("yarn/1.22.22 npm/? node/v24", folder).status).toBe(1);
  });
});
