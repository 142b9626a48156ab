import { parseArgs } from "node:util";
import { isOperation } from "../documents/source/operations.ts";
import type { Source } from "../documents/sources.ts";

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
  /** The places to which a maintainer lets the key of a source's users go, by source. */
  readonly acceptedKeyMoves: ReadonlyMap<string, readonly string[]>;
  /** Where the operation of a source is now, by source: `POST /v2/voices/clone`. */
  readonly movedTo: ReadonlyMap<string, string>;
}

/** How the command is called. */
export const usage = `Takes the vendors' documents as they are now: writes specs, generated code, tests and changesets, or nothing.

  pnpm specs:update [name…] [options]

  [name…]                        the sources to update, such as cartesia-voices. Default: all in specs/sources.yaml
  --from name=<file or address>  read this source here, and update only the sources named so
  --dry-run                      report the verdict, what would be released and written, and write nothing
  --json                         print one JSON document
  --moved name='POST /v2/voices' the operation is now here, when the new document no longer has it at the old place
  --label correction             the old document was wrong, and the service always behaved as the new one says
  --reason "…"                   why, for the changelog; required with --label correction
  --accept-key-move name=<place> let users' API keys go to this place. The report names the place; ask the vendor first

Example: pnpm specs:update --from cartesia-voices=new.yaml --dry-run

A run takes minutes, since it compiles every package against the new types.

Exit codes:
  0  written, or nothing to do
  1  an error; nothing was written
  2  a person has to decide; nothing was written`;

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
      "accept-key-move": { type: "string", multiple: true },
      moved: { type: "string", multiple: true },
    },
  });
  const known = sources.map(({ name }) => name);
  const named = (name: string, argument: string): string => {
    if (known.includes(name)) return name;
    throw new Error(`${argument}: no source is named ${JSON.stringify(name)}; there are ${known.join(", ")}`);
  };
  const pairs = (flag: string, given: readonly string[] = [], form: string, example: string): [string, string][] =>
    given.map((pair) => {
      const [, name = "", place = ""] = /^([^=]*)=(.*)$/.exec(pair) ?? [];
      if (place === "") throw new Error(`${flag} ${pair}: expected name=${form}, as in ${flag} ${known[0]}=${example}`);
      return [named(name, `${flag} ${pair}`), place];
    });
  const from = new Map<string, string>();
  for (const [name, place] of pairs("--from", values.from, "<file or address>", "page.md")) {
    if (from.has(name)) throw new Error(`--from names ${name} twice`);
    from.set(name, place);
  }
  const wanted = new Set(positionals.map((name) => named(name, name)));
  const outside = [...from.keys()].find((name) => wanted.size > 0 && !wanted.has(name));
  if (outside !== undefined) throw new Error(`--from names ${outside}, which is not among the sources to update`);
  // With --from alone nothing else is read: the others would be fetched.
  const chosen = wanted.size > 0 ? wanted : new Set(from.size > 0 ? from.keys() : known);

  const acceptedKeyMoves = new Map<string, string[]>();
  const accepted = values["accept-key-move"];
  for (const [name, place] of pairs("--accept-key-move", accepted, "<place>", "https://api.example")) {
    if (!chosen.has(name)) throw new Error(`--accept-key-move names ${name}, which is not among the sources to update`);
    acceptedKeyMoves.set(name, [...(acceptedKeyMoves.get(name) ?? []), place]);
  }

  const movedTo = new Map<string, string>();
  for (const [name, place] of pairs("--moved", values.moved, "<method and path>", "'POST /v2/voices'")) {
    const operation = operationFrom(place);
    if (operation === undefined) {
      throw new Error(`--moved ${name}=${place}: expected a method and a path, as in 'POST /v2/voices'`);
    }
    if (!chosen.has(name)) throw new Error(`--moved names ${name}, which is not among the sources to update`);
    if (sources.some((one) => one.name === name && one.operation === operation)) {
      throw new Error(`--moved ${name}=${place}: that is where it is vendored from already`);
    }
    movedTo.set(name, operation);
  }

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
    acceptedKeyMoves,
    movedTo,
    ...(reason === undefined ? {} : { correction: reason.trim() }),
  };
}

/** `POST /v2/voices` of `post /v2/voices`; `undefined` for what is no operation. */
function operationFrom(text: string): string | undefined {
  const [, method, path] = /^([a-z]+) (\/\S*)$/i.exec(text.trim()) ?? [];
  const operation = `${method?.toUpperCase()} ${path}`;
  return isOperation(operation) ? operation : undefined;
}
