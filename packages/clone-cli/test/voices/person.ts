import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { run } from "../../src/index.ts";
import type { RanCommand } from "../ran-command.ts";

interface Person {
  readonly env?: Readonly<Record<string, string>>;
  readonly rows?: number;
  readonly columns?: number;
  /** Whether the terminal hands over single keys. */
  readonly raw?: boolean;
  readonly signal?: AbortSignal;
}

/** What a person who has been waited for types; nothing more where the input ends. */
type Typing = readonly (string | (() => Promise<string> | undefined))[];

/** Runs the command on a terminal before a person, who types each answer when the terminal waits for one. */
export async function before(typing: Typing, args: readonly string[], person: Person = {}): Promise<RanCommand> {
  const { env = {}, rows, columns = 100, raw = true, signal } = person;
  const terminal = () => Object.assign(new PassThrough(), { isTTY: true, columns, ...(rows && { rows }) });
  const [stdout, stderr] = [terminal(), terminal()];
  const texts = Promise.all([text(stdout), text(stderr)]);
  const left = [...typing];
  const stdin = new PassThrough();
  // A command that waits lets its input flow.
  const resume = stdin.resume.bind(stdin);
  stdin.resume = () => {
    if (stdin.readableFlowing) return stdin;
    resume();
    const next = left.shift();
    // Nobody types faster than that.
    setImmediate(async () => {
      const answer = typeof next === "function" ? await next() : next;
      if (answer !== undefined) stdin.write(answer);
      else if (next === undefined) stdin.end();
    });
    return stdin;
  };
  const input = Object.assign(stdin, { isTTY: true, ...(raw && { setRawMode() {} }) });
  const exitCode = await run(args, { stdout, stderr, stdin: input, env: { NO_COLOR: "1", ...env }, signal });
  stdout.end();
  stderr.end();
  const [out, err] = await texts;
  return { exitCode, stdout: out, stderr: err };
}
