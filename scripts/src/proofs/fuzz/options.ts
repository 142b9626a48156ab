import { parseArgs } from "node:util";
import { wholeNumber, withoutDashes } from "../../workspace/command-line.ts";

/** What the command was asked for. */
export interface FuzzCommand {
  readonly runs: number;
  readonly loopback: number;
  readonly seed: number;
  readonly path: string | undefined;
}

export const usage = `Makes random calls under random faults at random moments, and holds each of them to every promise.

  pnpm prove fuzz -- [--runs <n>] [--loopback <n>] [--seed <n>] [--path <path>]

  --runs <n>      calls in this process, on a clock of their own (default 5000)
  --loopback <n>  calls over real connections to a server that misbehaves (default 500)
  --seed <n>      the same calls again (default: another one each time, which is printed)
  --path <path>   with the seed, one counter-example again, and nothing over loopback

Ends with 1 when a promise is broken, with 2 when the command line is wrong.`;

/** Reads the command line. Throws a `TypeError` that says what is wrong with it. */
export function fuzzCommand(args: readonly string[]): FuzzCommand {
  const { values } = parseArgs({
    args: withoutDashes(args),
    options: {
      runs: { type: "string", default: "5000" },
      loopback: { type: "string", default: "500" },
      seed: { type: "string", default: String(Date.now() % 2 ** 31) },
      path: { type: "string" },
    },
  });
  const { path } = values;
  if (path !== undefined && !/^\d+(:\d+)*$/.test(path))
    throw new TypeError("--path: pass numbers with colons, as printed");
  return {
    runs: wholeNumber("runs", values.runs),
    loopback: path === undefined ? wholeNumber("loopback", values.loopback) : 0,
    seed: wholeNumber("seed", values.seed),
    path,
  };
}
