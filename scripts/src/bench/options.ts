import { parseArgs } from "node:util";

/** What is measured, in order. */
const benchParts = ["specs", "prepare", "sizes", "imports", "serialise", "calls", "memory", "types", "queue"] as const;
export type BenchPart = (typeof benchParts)[number];

/** How the command is called. */
export const usage = `Measures what the built packages cost, beside code by hand and what else one could install.

  pnpm bench [--quick] [--json] [--with-tests] [--write] [--redraw] [--only <part>]
  pnpm bench batch

  --quick       few rounds, and only the 500 kB clip: for a look, not for a verdict
  --json        one JSON document for programs
  --with-tests  also \`pnpm test\`, cold and cached, in a fresh clone
  --write       the same, and writes docs/bench and the READMEs' figures
  --redraw      draws the committed figures again, and measures nothing
  --only        one part: ${benchParts.join(", ")}`;

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
