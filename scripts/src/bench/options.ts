import { parseArgs } from "node:util";

/** What is measured, in order. */
const benchParts = ["specs", "prepare", "sizes", "imports", "serialise", "calls", "memory", "types", "queue"] as const;
export type BenchPart = (typeof benchParts)[number];

/** How the command is called. */
export const usage = `Measures speed, memory and size of the built packages, beside hand-written code and other packages.

  pnpm bench [--quick] [--json] [--with-tests] [--write] [--redraw] [--only <part>]
  pnpm bench batch

  pnpm bench batch measures the memory of a batch of 1,000 rows and of 10,000 rows.

  --quick       a few rounds, and only the 500 kB clip: for a first look; the figures are rough
  --json        print one JSON document
  --with-tests  time \`pnpm test\` too, cold and cached, in a fresh clone: this takes minutes
  --write       as --with-tests, and write docs/bench
  --redraw      measure nothing: draw docs/bench again from the committed figures
  --only        measure one part: ${benchParts.join(", ")}`;

/** What `pnpm bench` is asked for. */
export interface BenchOptions {
  /** Few rounds, and only the 500 kB clip: for a look, not for a verdict. */
  readonly quick: boolean;
  readonly json: boolean;
  /** Also `pnpm test`, cold and cached, in a fresh clone: minutes. */
  readonly withTests: boolean;
  /** Writes docs/bench; includes `withTests`. */
  readonly write: boolean;
  /** Writes docs/bench anew from the figures there, without measuring. */
  readonly redraw: boolean;
  /** Nothing but this part. */
  readonly only?: BenchPart | undefined;
}

/** Throws on a flag that does not exist, and on flags that exclude one another. */
export function benchOptions(parameters: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      quick: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      "with-tests": { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      redraw: { type: "boolean", default: false },
      only: { type: "string" },
    },
  });
  const { quick, json, write, redraw } = values;
  const only = benchParts.find((part) => part === values.only);
  if (values.only !== only) throw new Error(`--only ${values.only}: pass one of ${benchParts.join(", ")}`);
  if ((quick || only) && write) throw new Error("--write takes a full run: give it without --quick and --only");
  if (redraw && (quick || json || write || only || values["with-tests"])) {
    throw new Error("--redraw measures nothing: give it alone");
  }
  return { quick, json, write, redraw, withTests: values["with-tests"] || write, only };
}
