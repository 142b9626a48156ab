import { parseArgs } from "node:util";
import type { Source } from "../sources.ts";

/** What `pnpm specs:update` was asked to do. */
export interface UpdateOptions {
  /** The sources to look at, in the order of `specs/sources.yaml`. */
  readonly names: readonly string[];
  /** Where to read a source instead of at its own address. */
  readonly from: ReadonlyMap<string, string>;
  readonly dryRun: boolean;
  readonly json: boolean;
  /** Why the document was wrong and the service always behaved so. */
  readonly correction?: string;
}

/** How the command is called. */
export const usage =
  'pnpm specs:update [name…] [--from name=<file or address>] [--dry-run] [--label correction --reason "…"] [--json]';

/** @throws Error naming the argument that cannot be used. */
export function readOptions(args: readonly string[], sources: readonly Source[]): UpdateOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      from: { type: "string", multiple: true },
      "dry-run": { type: "boolean" },
      label: { type: "string" },
      reason: { type: "string" },
      json: { type: "boolean" },
    },
  });
  const known = sources.map(({ name }) => name);
  const named = (name: string, argument: string): string => {
    if (known.includes(name)) return name;
    throw new Error(`${argument}: no source is named ${JSON.stringify(name)}; there are ${known.join(", ")}`);
  };
  const from = new Map<string, string>();
  for (const pair of values.from ?? []) {
    const [, name = "", place = ""] = /^([^=]*)=(.*)$/.exec(pair) ?? [];
    if (place === "")
      throw new Error(`--from ${pair}: expected name=<file or address>, as in --from ${known[0]}=page.md`);
    if (from.has(named(name, `--from ${pair}`))) throw new Error(`--from names ${name} twice`);
    from.set(name, place);
  }
  const wanted = new Set(positionals.map((name) => named(name, name)));
  const outside = [...from.keys()].find((name) => wanted.size > 0 && !wanted.has(name));
  if (outside !== undefined) throw new Error(`--from names ${outside}, which is not among the sources to update`);
  // With --from alone nothing else is read: the others would be fetched.
  const chosen = wanted.size > 0 ? wanted : new Set(from.size > 0 ? from.keys() : known);

  const { label, reason } = values;
  if (label !== undefined && label !== "correction") {
    throw new Error(`--label ${label}: the only label is "correction"`);
  }
  if (label !== undefined && !reason?.trim()) {
    throw new Error('--label correction needs --reason "…": it stands in the changelog');
  }
  if (label === undefined && reason !== undefined) throw new Error("--reason needs --label correction");
  return {
    names: known.filter((name) => chosen.has(name)),
    from,
    dryRun: values["dry-run"] ?? false,
    json: values.json ?? false,
    ...(reason === undefined ? {} : { correction: reason.trim() }),
  };
}
