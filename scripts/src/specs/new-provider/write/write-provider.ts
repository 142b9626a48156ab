import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isScalar, parseDocument } from "yaml";
import type { Source } from "../../documents/sources.ts";
import { splitDirections } from "../../generate/directions.ts";
import { namesFile } from "../../generate/names-file.ts";
import type { PreparedProvider } from "../prepare.ts";
import { packageFiles } from "./package-files.ts";

/**
 * Every file of a new provider that people own from then on, by its path below the repository: the document, its overlay,
 * and the package without its generated code. Not yet formatted.
 */
export async function providerFiles(prepared: PreparedProvider): Promise<Map<string, string>> {
  const { names, spec, overlay, vendored, operation, described, schemas, source } = prepared;
  const namesText = namesFile(vendored, splitDirections(vendored), operation);
  return new Map([
    [`specs/${names.spec}.yaml`, spec.text],
    [`specs/${names.spec}.overlay.yaml`, overlay],
    ...(await packageFiles({ names, described, schemas, operation, namesText, vendored: source.vendored })),
  ]);
}

/** The files of the repository that get an entry for a new provider. */
export const entryFiles: readonly string[] = ["specs/sources.yaml", "examples/package.json"];

/**
 * Writes a provider into a copy of the repository: its files, and its entries in those of {@link entryFiles}.
 *
 * @param format Makes a file's text what the linter wants.
 */
export async function writeProvider(
  tree: string,
  prepared: PreparedProvider,
  format: (path: string, text: string) => Promise<string>,
): Promise<void> {
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(tree, path)), { recursive: true });
    await writeFile(join(tree, path), text);
  };
  const files = [...(await providerFiles(prepared))];
  await Promise.all(
    files.map(async ([path, text]) =>
      write(path, /^(?:specs|\.changeset)\//.test(path) ? text : await format(path, text)),
    ),
  );
  const sources = await readFile(join(tree, "specs/sources.yaml"), "utf8");
  await write("specs/sources.yaml", withSource(sources, prepared.source));
  // There the code of every README is compiled.
  const examples = JSON.parse(await readFile(join(tree, "examples/package.json"), "utf8"));
  const entries = Object.entries<string>({ ...examples.dependencies, [prepared.names.package]: "workspace:^" });
  const dependencies = Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
  const text = `${JSON.stringify({ ...examples, dependencies }, null, 2)}\n`;
  await write("examples/package.json", await format("examples/package.json", text));
}

/** `specs/sources.yaml` with one more entry: its other lines and comments stay as they are. */
function withSource(text: string, { name, ...entry }: Source): string {
  const document = parseDocument(text);
  document.set(name, document.createNode(entry));
  // A date without quotes is not text to every reader of YAML.
  const vendored = document.getIn([name, "vendored"], true);
  if (isScalar(vendored)) vendored.type = "QUOTE_DOUBLE";
  return document.toString({ lineWidth: 0 });
}
