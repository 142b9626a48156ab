// Packs every built package that is published into the folder it is given, as `pnpm pack` does in each: .pnpmfile.mjs
// adds the repository that they come from.
import { mkdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { root } from "../specs/documents/sources.ts";
import { pack } from "../workspace/programs/consumer.ts";
import { repositoryAddress } from "./repository.ts";

const [given] = process.argv.slice(2);
if (given === undefined)
  throw new Error("Give the folder that the tarballs go to: node scripts/src/release/pack.ts <folder>");
const folder = resolve(given);
mkdirSync(folder, { recursive: true });

for (const tarball of pack(folder)) console.log(`packed ${tarball}`);
if (repositoryAddress(process.env, JSON.parse(readFileSync(new URL("package.json", root), "utf8"))) === undefined)
  console.log("No repository is known, so the manifests name none: npm would take no provenance.");
