import { join } from "node:path";
import type { ProviderNames } from "../names.ts";
import { pnpm } from "../pnpm.ts";
import { writeSizeLimits } from "./write/size-limits.ts";

/**
 * Compiles a new provider in an installed copy of the repository, holds it to the promises that take milliseconds, and measures
 * what a page loads of it.
 *
 * @throws Error that says what does not hold.
 */
export async function checkProvider(tree: string, { name, vendor, package: client }: ProviderNames): Promise<void> {
  const wrong = (cause: Error): never => {
    const hint = "Pass --field for what was guessed wrong, or --no-provider for the client package alone.";
    throw new Error(`The provider made for ${vendor} does not keep its promises. ${hint}\n${cause.message}`, { cause });
  };
  const checks = ["clone-core", "voices-mock", "clone-conformance"].map((folder) =>
    pnpm(join(tree, "packages", folder), [
      "exec",
      "tsc",
      "-p",
      folder === "clone-conformance" ? "." : "tsconfig.build.json",
      "--noEmit",
    ]),
  );
  await Promise.all(checks).catch(wrong);
  const quick = "-200$|echo-400|status-(400|401|429)-json|its service|own words|document";
  const test = ["exec", "vitest", "run", `test/${name}.test.ts`, `--testNamePattern=${quick}`, "--reporter=dot"];
  await pnpm(join(tree, "packages/clone-conformance"), test).catch(wrong);
  await writeSizeLimits(tree, [`@org/clone-core/${name}`, client]);
}
