import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { installTool, toolRequire } from "../../workspace/tools/install-tool.ts";
import type { runtimeIds } from "./options.ts";

type RuntimeId = (typeof runtimeIds)[number];

/** A runtime that can run a file of JavaScript. */
export interface Runtime {
  /** By which it is chosen: `node-22`. */
  readonly id: RuntimeId;
  /** `Node 22.23.3` */
  readonly name: string;
  readonly program: string;
  /** What stands between the program and the file. */
  readonly parameters: readonly string[];
}

/** The workspace's own Node first, then the others, from their own lockfile. */
export async function installRuntimes(): Promise<readonly Runtime[]> {
  await installTool("runtimes");
  const node = (id: RuntimeId, program: string): Runtime => runtime(id, "Node", program);
  return [
    node("node-24", process.execPath),
    node("node-22", installed("node-22", "bin/node")),
    node("node-26", installed("node-26", "bin/node")),
    runtime("bun", "Bun", installed("@oven/bun-linux-x64-baseline", "bin/bun")),
    runtime("deno", "Deno", installed("@deno/linux-x64-glibc", "deno"), ["run", "--allow-all"]),
  ];
}

function runtime(id: RuntimeId, kind: string, program: string, parameters: readonly string[] = []): Runtime {
  const [version = ""] = /\d+\.\d+\.\d+/.exec(execFileSync(program, ["--version"], { encoding: "utf8" })) ?? [];
  return { id, name: `${kind} ${version}`, program, parameters };
}

function installed(name: string, program: string): string {
  return join(dirname(toolRequire("runtimes").resolve(`${name}/package.json`)), program);
}
