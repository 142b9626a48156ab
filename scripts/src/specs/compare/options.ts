import { parseArgs } from "node:util";

/** How the command is called. */
export const usage = 'pnpm specs:compare <old> <new> [--operation "POST /path"]… [--json | --markdown] | --self-test';

/** What `pnpm specs:compare` was asked to do. */
export type CompareCommand =
  | { readonly selfTest: true; readonly json: boolean }
  | {
      readonly selfTest: false;
      readonly old: string;
      readonly new: string;
      readonly operations?: readonly string[];
      readonly json: boolean;
      readonly markdown: boolean;
    };

/** @throws Error naming the argument that cannot be used. */
export function readCommand(args: readonly string[]): CompareCommand {
  const { values, positionals } = parseArgs({
    args: args.filter((argument) => argument !== "--"),
    allowPositionals: true,
    options: {
      operation: { type: "string", multiple: true },
      json: { type: "boolean", default: false },
      markdown: { type: "boolean", default: false },
      "self-test": { type: "boolean", default: false },
    },
  });
  const { json, markdown } = values;
  if (values["self-test"]) return { selfTest: true, json };
  const [old, next, ...rest] = positionals;
  if (old === undefined || next === undefined || rest.length > 0) {
    throw new TypeError(`expected two pages or specs, given ${positionals.length}\n${usage}`);
  }
  const operations = values.operation?.map((operation) => {
    const [, method = "", path = ""] = /^\s*([a-z]+)\s+(\/\S*)\s*$/i.exec(operation) ?? [];
    if (path === "")
      throw new TypeError(`--operation ${operation}: expected a method and a path, as in "POST /voices"`);
    return `${method.toUpperCase()} ${path}`;
  });
  return { selfTest: false, old, new: next, json, markdown, ...(operations === undefined ? {} : { operations }) };
}
