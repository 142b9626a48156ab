import { parseArgs } from "node:util";
import { heldProviders } from "@org/clone-conformance/held";
import { withoutDashes } from "../../workspace/command-line.ts";

/** What a runtime is called on the command line; the first one is compared with the others. */
export const runtimeIds = ["node-24", "node-22", "node-26", "bun", "deno"] as const;

/** What the command was asked for. */
export interface TableOptions {
  readonly json: boolean;
  /** Ids of runtimes; all of them where it is empty. */
  readonly runtimes: readonly string[];
  /** Names of providers; every one of clone-core where it is empty. */
  readonly providers: readonly string[];
  /** Only promises whose sentence has this in it. */
  readonly only: string;
}

export const usage = `Holds every provider to every promise under every fault, on Node 24, 22 and 26, Bun and Deno.

  pnpm prove faults -- [--provider <name>]… [--runtime <id>]… [--only <words>] [--json]

  --provider <name>  ${Object.keys(heldProviders).join(", ")}; several times for several
  --runtime <id>     node-24, node-22, node-26, bun or deno; several times for several
  --only <words>     only promises and faults that have these words in their sentence
  --json             one JSON document instead of a table

Ends with 1 when a promise is broken, with 2 when the command line is wrong.`;

/** Reads the command line. Throws a `TypeError` that says what is wrong with it. */
export function tableOptions(args: readonly string[]): TableOptions {
  const { values } = parseArgs({
    args: withoutDashes(args),
    options: {
      json: { type: "boolean", default: false },
      provider: { type: "string", multiple: true, default: [] },
      runtime: { type: "string", multiple: true, default: [] },
      only: { type: "string", default: "" },
    },
  });
  const unknown = values.runtime.filter((id) => !runtimeIds.some((known) => known === id));
  if (unknown.length > 0) throw new TypeError(`--runtime ${unknown.join(", ")}: pass one of ${runtimeIds.join(", ")}`);
  const strange = values.provider.filter((name) => !Object.hasOwn(heldProviders, name));
  if (strange.length > 0) {
    const names = Object.keys(heldProviders).join(", ");
    throw new TypeError(`--provider ${strange.join(", ")}: pass one of ${names}`);
  }
  return { json: values.json, runtimes: values.runtime, providers: values.provider, only: values.only };
}
