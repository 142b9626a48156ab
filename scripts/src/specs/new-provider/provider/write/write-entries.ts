import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ProviderPlan } from "../guess/plan.ts";
import { conformanceTest } from "./conformance-test.ts";
import { allHeldFile, heldFile } from "./held-file.ts";
import { mockFile } from "./mock-file.ts";
import { providerFile } from "./provider-file.ts";

/** The files of the repository that get an entry for a new provider, beside those of its client package. */
export const entryFiles: readonly string[] = [
  "packages/clone-core/package.json",
  "packages/voices-mock/package.json",
  "packages/clone-conformance/src/held/all.ts",
  "scripts/src/proofs/package-lint/files",
];

/**
 * Writes a provider of clone-core into a copy of the repository: its file, the words that it is held to its promises in, the
 * test that does so, its service's handlers, and their entries.
 *
 * @param format Makes a file's text what the linter wants.
 */
export async function writeProviderEntries(
  tree: string,
  plan: ProviderPlan,
  format: (path: string, text: string) => Promise<string>,
): Promise<void> {
  const { names, requestType } = plan.description;
  const { name, lower, spec, vendor } = names;
  const read = (path: string): Promise<string> => readFile(join(tree, path), "utf8");
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(tree, path)), { recursive: true });
    await writeFile(join(tree, path), text);
  };
  const namesText = await read(`packages/${spec}/src/generated/names.ts`);
  const exported = new Set(
    [...namesText.matchAll(/^export (?:type|const|function) (\w+)/gm)].map(([, one = ""]) => one),
  );
  const isEither = namesText.includes(`KeyOf<${requestType}>`);
  const files: readonly (readonly [path: string, text: string])[] = [
    [`packages/clone-core/src/providers/${name}.ts`, providerFile(plan, exported, isEither)],
    [`packages/clone-conformance/src/held/${name}.ts`, heldFile(plan)],
    [`packages/clone-conformance/test/${name}.test.ts`, conformanceTest(plan)],
    [`packages/voices-mock/src/${name}.ts`, mockFile(plan)],
  ];
  for (const [path, text] of files) await write(path, await format(path, text));

  const held = "packages/clone-conformance/src/held";
  const others = (await readdir(join(tree, held))).filter((file) => !/^(?:all|held-provider)\.ts$/.test(file)).sort();
  const providers = await Promise.all(
    others.map(async (file) => {
      const [, constant = ""] = /export const (held\w+)/.exec(await read(`${held}/${file}`)) ?? [];
      return { name: file.replace(/\.ts$/, ""), held: constant };
    }),
  );
  await write(`${held}/all.ts`, await format(`${held}/all.ts`, allHeldFile(providers)));

  const manifests = [
    ["clone-core", `./src/providers/${name}.ts`, `providers/${name}`, { [names.package]: "workspace:^" }],
    ["voices-mock", `./src/${name}.ts`, name, {}],
  ] as const;
  for (const [folder, source, built, dependencies] of manifests) {
    const path = `packages/${folder}/package.json`;
    const text = withEntry(await read(path), `./${name}`, source, `./dist/${built}`, dependencies);
    await write(path, await format(path, text));
    const list = `scripts/src/proofs/package-lint/files/${folder}.txt`;
    const shared = folder === "voices-mock" ? ["scenarios", "services", "voices"] : [];
    const packed = [
      ...[".d.ts", ".js", ".js.map"].map((end) => `package/dist/${built}${end}`),
      ...shared.map((one) => `package/dist/${one}/described.d.ts`),
    ];
    await write(list, `${[...new Set([...(await read(list)).trimEnd().split("\n"), ...packed])].sort().join("\n")}\n`);
  }
  await write(
    `.changeset/${name}-as-a-provider.md`,
    [
      "---",
      '"@org/clone-core": minor',
      '"@org/voices-mock": minor',
      "---",
      "",
      `${vendor} is a provider: \`import { ${lower} } from "@org/clone-core/${name}"\`. Its handlers for tests are at \`@org/voices-mock/${name}\`.`,
      "",
    ].join("\n"),
  );
}

/** A package's manifest with one more entry point. */
function withEntry(
  text: string,
  entry: string,
  source: string,
  built: string,
  more: Readonly<Record<string, string>>,
): string {
  const { exports, publishConfig, dependencies, ...others } = JSON.parse(text);
  const entries = Object.entries<string>({ ...dependencies, ...more });
  const published = { ...publishConfig.exports, [entry]: { types: `${built}.d.ts`, default: `${built}.js` } };
  const whole = Object.entries({
    ...others,
    exports: { ...exports, [entry]: source },
    publishConfig: { ...publishConfig, exports: published },
    dependencies: Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1))),
  });
  // Each stays where it stands.
  const order = Object.keys(JSON.parse(text));
  const sorted = whole.sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}
