import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../src/specs/documents/sources.ts";

/** Whether the linter, as this repository configures it, lets a file import something. */
function allowed(file: string, specifier: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), "arrows-"));
  try {
    cpSync(new URL("biome.json", root), join(folder, "biome.json"));
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), `import ${JSON.stringify(specifier)};\n`);
    execFileSync("biome", ["lint", "--vcs-enabled=false", "--only=style/noRestrictedImports", file], {
      cwd: folder,
      stdio: "pipe",
    });
    return true;
  } catch (error) {
    const { stderr } = error as { stderr?: Buffer };
    if (!stderr?.includes("lint/style/noRestrictedImports")) throw error;
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("two files that import each other", () => {
  it.each(["import type", "import"])("are told by the linter: %s", (words) => {
    const folder = mkdtempSync(join(tmpdir(), "circle-"));
    try {
      cpSync(new URL("biome.json", root), join(folder, "biome.json"));
      writeFileSync(join(folder, "a.ts"), `${words} { B } from "./b.ts";\nexport class A { b?: B }\n`);
      writeFileSync(join(folder, "b.ts"), `${words} { A } from "./a.ts";\nexport class B { a?: A }\n`);
      const lint = ["lint", "--vcs-enabled=false", "--only=suspicious/noImportCycles", "."];
      expect(() => execFileSync("biome", lint, { cwd: folder, stdio: "pipe" })).toThrow(
        /This import is part of a cycle/,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("the arrows between packages", () => {
  it.each([
    ["packages/clone-core/src/x.ts", "@org/cartesia-voices"],
    ["packages/clone-core/src/providers/x.ts", "@org/inworld-voices"],
    ["packages/clone-core/src/providers/x.ts", "../field.ts"],
    ["packages/cartesia-voices/src/create-cartesia-voices.ts", "openapi-fetch"],
    ["packages/clone-cli/src/x.ts", "@org/clone-core/cartesia"],
    ["packages/clone-cli/src/x.ts", "@org/voices-mock"],
    ["packages/clone-cli/src/x.ts", "@org/clone-studio"],
    ["packages/clone-cli/src/x.ts", "@org/voice-sample"],
    ["packages/clone-queue/src/x.ts", "@org/clone-core"],
    ["packages/clone-queue/src/x.ts", "bullmq"],
    ["packages/clone-studio/src/x.ts", "@org/clone-core/cartesia"],
    ["packages/clone-studio/src/x.ts", "@org/voice-sample"],
    ["packages/clone-conformance/src/x.ts", "@org/voices-mock/faults"],
    ["packages/clone-core/test/x.ts", "@org/clone-conformance"],
  ])("let %s import %s", (file, specifier) => {
    expect(allowed(file, specifier)).toBe(true);
  });

  it.each([
    ["packages/cartesia-voices/src/x.ts", "openapi-fetch"],
    ["packages/cartesia-voices/src/x.ts", "@org/clone-core"],
    ["packages/cartesia-voices/src/create-cartesia-voices.ts", "@org/inworld-voices"],
    ["packages/clone-core/src/x.ts", "openapi-fetch"],
    ["packages/clone-core/src/x.ts", "@org/voices-mock"],
    ["packages/clone-core/src/x.ts", "@org/voice-sample"],
    ["packages/clone-core/src/providers/x.ts", "../../../cartesia-voices/src/index.ts"],
    ["packages/voices-mock/src/x.ts", "@org/cartesia-voices"],
    ["packages/voices-mock/src/x.ts", "@org/clone-core"],
    ["packages/voice-sample/src/x.ts", "@org/clone-core"],
    ["packages/clone-cli/src/x.ts", "@org/cartesia-voices"],
    ["packages/clone-cli/src/x.ts", "@org/clone-conformance"],
    ["packages/clone-queue/src/x.ts", "@org/voice-sample"],
    ["packages/clone-queue/src/x.ts", "@org/inworld-voices"],
    ["packages/clone-core/src/x.ts", "@org/clone-queue"],
    ["packages/clone-studio/src/x.ts", "@org/voices-mock"],
    ["packages/clone-studio/src/x.ts", "@org/clone-cli"],
    ["packages/clone-conformance/src/x.ts", "@org/inworld-voices"],
  ])("do not let %s import %s", (file, specifier) => {
    expect(allowed(file, specifier)).toBe(false);
  });
});
