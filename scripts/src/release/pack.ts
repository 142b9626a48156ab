// Packs every built package that is published into the folder it is given, each with the repository that it comes from:
// npm takes a provenance statement only when the manifest's `repository.url` names the repository whose workflow signed it.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { root } from "../specs/documents/sources.ts";
import { pack, publishedPackages } from "../workspace/programs/consumer.ts";
import { repositoryAddress, withRepository } from "./repository.ts";

const [given] = process.argv.slice(2);
if (given === undefined)
  throw new Error("Give the folder that the tarballs go to: node scripts/src/release/pack.ts <folder>");
const folder = resolve(given);
mkdirSync(folder, { recursive: true });

const address = repositoryAddress(process.env, JSON.parse(readFileSync(new URL("package.json", root), "utf8")));
const manifests = publishedPackages.map((name) => {
  const file = new URL(`packages/${name}/package.json`, root);
  return { name, file, text: readFileSync(file, "utf8") };
});
try {
  for (const { name, file, text } of manifests) {
    if (address !== undefined) writeFileSync(file, withRepository(text, address, `packages/${name}`));
  }
  for (const tarball of pack(folder)) console.log(`packed ${tarball}`);
} finally {
  for (const { file, text } of manifests) writeFileSync(file, text);
}
if (address === undefined)
  console.log("No repository is known, so the manifests name none: npm would take no provenance.");
