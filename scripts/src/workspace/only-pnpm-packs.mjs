// Before a package is packed, in its folder. In plain JavaScript, since npm runs it on whatever Node it has.
// npm would pack `workspace:^` and exports of sources that are not in the tarball: nobody could install that.
import { existsSync, readFileSync } from "node:fs";

const command = "pnpm build && pnpm pack";
// Who packs names itself here. `npm_config_user_agent` would not tell: under `pnpm exec npm pack` npm keeps pnpm's.
const isPnpm = /(?:^|[\\/])pnpm(?:\.\w+)?$/.test(process.env.npm_execpath ?? "");
const reason = isPnpm
  ? await whyNotBuilt()
  : "only pnpm writes the versions and exports that a published package needs";
if (reason !== undefined) {
  console.error(
    `This package is not packed: ${reason}. Run: ${command} (a release is made by CONTRIBUTING's "Release").`,
  );
  process.exitCode = 1;
}

async function whyNotBuilt() {
  if (!existsSync("dist")) return "there is no dist folder yet";
  // Not at the top: npm's Node may be too old for TypeScript.
  const { builtFrom, sourcesDigest } = await import("./sources-digest.ts");
  const isOfNow = existsSync(builtFrom) && readFileSync(builtFrom, "utf8") === sourcesDigest(".");
  return isOfNow ? undefined : "its sources have changed since dist was built";
}
