import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { run } from "../src/index.ts";

/** What a command came to. */
export interface RanCommand {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  /** What is on standard input; a terminal when absent. */
  readonly stdin?: Readable;
  /** Makes both output streams terminals. */
  readonly terminal?: boolean;
  readonly columns?: number;
  readonly signal?: AbortSignal;
}

/** Runs the command in this process. */
export async function ran(args: readonly string[], surroundings: Surroundings = {}): Promise<RanCommand> {
  const { env = {}, stdin, terminal = false, columns, signal } = surroundings;
  const stream = () => Object.assign(new PassThrough(), terminal ? { isTTY: true } : {}, columns ? { columns } : {});
  const [stdout, stderr] = [stream(), stream()];
  const texts = Promise.all([text(stdout), text(stderr)]);
  const input = stdin ?? Object.assign(Readable.from([]), { isTTY: true });
  const exitCode = await run(args, { stdout, stderr, stdin: input, env, signal });
  stdout.end();
  stderr.end();
  const [out, err] = await texts;
  return { exitCode, stdout: out, stderr: err };
}

/** The workspace's own Node where it has one: the Node that runs the tests may be too old to run sources. */
const pinned = fileURLToPath(new URL("../../../node_modules/.bin/node", import.meta.url));
export const nodePath: string = existsSync(pinned) ? pinned : process.execPath;

export const binPath = fileURLToPath(new URL("../src/bin.ts", import.meta.url));

/** Runs the real binary in a process of its own. */
export async function spawned(
  args: readonly string[],
  { env = {}, input = "" }: { env?: Readonly<Record<string, string>>; input?: string | Uint8Array } = {},
): Promise<RanCommand> {
  const child = spawn(nodePath, [binPath, ...args], { env, stdio: "pipe" });
  // A command that reads no input may be gone before it is written.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]);
  return { exitCode, stdout, stderr };
}

/** The JSON objects on the lines of an output; fails where a line is none. */
export const jsonLines = (output: string): Record<string, unknown>[] =>
  output
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
