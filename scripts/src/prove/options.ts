import { parseArgs } from "node:util";
import type { Proof } from "./proof.ts";

/** What `pnpm prove` was asked for. */
export interface ProveOptions {
  /** In the order in which they run. */
  readonly proofs: readonly Proof[];
  readonly list: boolean;
  readonly long: boolean;
  readonly json: boolean;
  /** For the suite itself, in the place of what it is given otherwise. */
  readonly args: readonly string[] | undefined;
}

export const usage = `Runs the longer test suites, which are not part of \`pnpm test\`, one after another. A failure does not stop the rest.

  pnpm prove [name…] [--long] [--list] [--json] [-- <arguments of the suite>]

  pnpm prove                  run all suites except the long ones
  pnpm prove crash fuzz       run only the suites crash and fuzz
  pnpm prove crash -- --help  show the options of the suite crash
  --long                      run the long suites too, and every other suite at full length
  --list                      run nothing: list each suite, what it proves, and how long it took last time
  --json                      print one JSON document

Exit codes:
  0    every suite passed
  1    a suite failed
  2    the command line is wrong
  130  you pressed Ctrl-C`;

/** @throws TypeError that says what is wrong with the command line. */
export function proveOptions(args: readonly string[], all: readonly Proof[]): ProveOptions {
  const at = args.indexOf("--");
  const [own, handed] = at < 0 ? [args, undefined] : [args.slice(0, at), args.slice(at + 1)];
  const { values, positionals } = parseArgs({
    args: [...own],
    allowPositionals: true,
    options: {
      long: { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const chosen = [...new Set(positionals)].map((name) => {
    const proof = all.find((one) => one.name === name);
    if (proof !== undefined) return proof;
    throw new TypeError(
      `There is no suite ${JSON.stringify(name)}: there are ${all.map((one) => one.name).join(", ")}.`,
    );
  });
  if (handed !== undefined && chosen.length !== 1) {
    throw new TypeError(
      `What stands behind -- goes to one suite: name one, as in pnpm prove ${all[0]?.name} -- --help.`,
    );
  }
  const proofs = chosen.length > 0 ? chosen : all.filter(({ isLong }) => values.long || values.list || isLong !== true);
  return { proofs, ...values, args: handed };
}
