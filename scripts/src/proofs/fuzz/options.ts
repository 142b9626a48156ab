import { parseArgs } from "node:util";
import { wholeNumber, withoutDashes } from "../../workspace/command-line.ts";

/** What the command was asked for. */
export interface FuzzCommand {
  readonly runs: number;
  /** Calls about voices that exist. */
  readonly life: number;
  readonly loopback: number;
  readonly seed: number;
  readonly path: string | undefined;
  readonly lifePath: string | undefined;
}

export const usage = `Makes random calls under random faults at random moments, and holds each of them to every promise.

  pnpm prove fuzz -- [--runs <n>] [--life <n>] [--loopback <n>] [--seed <n>] [--path <path>]

  --runs <n>          calls for a voice in this process, on a clock of their own (default 5000)
  --life <n>          calls about voices that exist: lists, reads, changes, deletes (default: half as many)
  --loopback <n>      calls over real connections to a server that misbehaves (default 500)
  --seed <n>          the same calls again (default: another one each time, which is printed)
  --path <path>       with the seed, one counter-example again, and nothing else
  --life-path <path>  the same for a call about voices that exist

Ends with 1 when a promise is broken, with 2 when the command line is wrong.`;

/** Reads the command line. Throws a `TypeError` that says what is wrong with it. */
export function fuzzCommand(args: readonly string[]): FuzzCommand {
  const { values } = parseArgs({
    args: withoutDashes(args),
    options: {
      runs: { type: "string", default: "5000" },
      loopback: { type: "string", default: "500" },
      seed: { type: "string", default: String(Date.now() % 2 ** 31) },
      life: { type: "string" },
      path: { type: "string" },
      "life-path": { type: "string" },
    },
  });
  const { path, "life-path": lifePath } = values;
  for (const [option, value] of Object.entries({ path, "life-path": lifePath })) {
    if (value !== undefined && !/^\d+(:\d+)*$/.test(value)) {
      throw new TypeError(`--${option}: pass numbers with colons, as printed`);
    }
  }
  const isAll = path === undefined && lifePath === undefined;
  const runs = wholeNumber("runs", values.runs);
  const life = values.life === undefined ? Math.floor(runs / 2) : wholeNumber("life", values.life);
  return {
    runs: lifePath === undefined ? runs : 0,
    life: path === undefined ? life : 0,
    loopback: isAll ? wholeNumber("loopback", values.loopback) : 0,
    seed: wholeNumber("seed", values.seed),
    path,
    lifePath,
  };
}
