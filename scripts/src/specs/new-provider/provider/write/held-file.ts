import type { Field } from "../../describe/provider-description.ts";
import type { ProviderPlan } from "../guess/plan.ts";
import { keyCode, literal } from "./code.ts";
import { bodyWith, objectOf } from "./sample-values.ts";

/** The text of `packages/clone-conformance/src/held/<name>.ts`: the provider, and its service's own words. */
export function heldFile({ description, roles, required }: ProviderPlan): string {
  const { names, successes, errors, key, clientOptions } = description;
  const { lower, name } = names;
  const has = (fields: readonly Field[], path: readonly string[]): boolean =>
    fields.some(({ name: own }) => own === path[0]);
  const ids = roles.id.map(({ field }) => field);
  const holding = successes.find(({ fields }) => ids.some(({ path }) => has(fields, path)));
  const [id] = ids.filter(({ path }) => has(holding?.fields ?? [], path));
  const success = bodyWith(holding?.fields ?? [], holding?.examples ?? [], id === undefined ? [] : [id]);
  const told = [...roles.message, ...roles.code].map(({ field }) => field);
  const failing = errors.find(({ fields }) => told.some(({ path }) => has(fields, path)));
  const inIt = told.filter(({ path }) => has(failing?.fields ?? [], path));
  const error = failing && bodyWith(failing.fields, failing.examples, inIt);
  const own = clientOptions.map(({ option, example }) => `${keyCode(option)}: ${literal(example)}`);
  const make =
    key.in === "basic"
      ? `({ apiKey, ...options }) => ${lower}({ ${["...options", 'username: "ada"', "password: apiKey", ...own].join(", ")} })`
      : own.length > 0
        ? `(options) => ${lower}({ ${["...options", ...own].join(", ")} })`
        : lower;
  const members = [
    make === lower ? `make: ${lower}` : `make: ${make}`,
    `success: ${literal(success)}`,
    ...(error === undefined ? [] : [`error: ${literal(error)}`]),
    ...(required.length === 0 ? [] : [`providerOptions: ${literal(objectOf(required))}`]),
  ];
  const held = `held${lower.slice(0, 1).toUpperCase()}${lower.slice(1)}`;
  return [
    `import { ${lower} } from "@org/clone-core/${name}";`,
    'import type { HeldProvider } from "./held-provider.ts";',
    "",
    `export const ${held}: HeldProvider = {`,
    ...members.map((member) => `  ${member},`),
    "};",
    "",
  ].join("\n");
}

/** The text of `packages/clone-conformance/src/held/all.ts`. */
export function allHeldFile(providers: readonly { readonly name: string; readonly held: string }[]): string {
  return [
    ...providers.map(({ name, held }) => `import { ${held} } from "./${name}.ts";`),
    'import type { HeldProvider } from "./held-provider.ts";',
    "",
    "/** Every provider of clone-core, by its name: `pnpm new-provider` adds to them. */",
    "export const heldProviders: Readonly<Record<string, HeldProvider>> = {",
    ...providers.map(({ name, held }) => `  ${keyCode(name)}: ${held},`),
    "};",
    "",
  ].join("\n");
}
