import { parseArgs } from "node:util";

/** How the command is called. */
export const usage = `Says what a changed vendor document means for users. It changes nothing, but first
finishes or takes back an update that was cut off.

  pnpm specs:compare <old> <new> [options]

  <old>, <new>                a vendored spec, an OpenAPI document (YAML or JSON), or a documentation page (Markdown):
                              a file or an address
  --operation "POST /voices"  compare only this operation; repeat it for more. Default: every operation of both
  --json                      print one JSON document
  --markdown                  print a table for a pull request
  --self-test                 compare nothing: check the rules against every kind of edit that is kept for that

Example: pnpm specs:compare specs/cartesia-voices.yaml new.yaml

The verdict is the version bump that the change asks for: none, patch, minor or major. "wire" says whether requests
that users send today still work and answers still fit; "types" says whether code that users wrote still compiles.

Exit codes:
  0  there is a verdict
  1  an error, such as a document that cannot be read
  2  a person has to decide: no rule covers a change, or API keys would be sent to another place`;

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
    throw new TypeError(`expected two documents, <old> and <new>; given ${positionals.length}\n\n${usage}`);
  }
  const operations = values.operation?.map((operation) => {
    const [, method = "", path = ""] = /^\s*([a-z]+)\s+(\/\S*)\s*$/i.exec(operation) ?? [];
    if (path === "")
      throw new TypeError(`--operation ${operation}: expected a method and a path, as in "POST /voices"`);
    return `${method.toUpperCase()} ${path}`;
  });
  return { selfTest: false, old, new: next, json, markdown, ...(operations === undefined ? {} : { operations }) };
}
