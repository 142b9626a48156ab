// Before a package is packed, in its folder. In plain JavaScript, since npm runs it on whatever Node it has.
// npm would pack `workspace:^` and exports of sources that are not in the tarball: nobody could install that.
import { existsSync } from "node:fs";

const command = "pnpm build && pnpm pack";
// Who packs names itself here. `npm_config_user_agent` would not tell: under `pnpm exec npm pack` npm keeps pnpm's.
const isPnpm = /(?:^|[\\/])pnpm(?:\.\w+)?$/.test(process.env.npm_execpath ?? "");
const reason = isPnpm
  ? existsSync("dist")
    ? undefined
    : "there is no dist folder yet"
  : "only pnpm writes the versions and exports that a published package needs";
if (reason !== undefined) {
  console.error(
    `This package is not packed: ${reason}. Run: ${command} (a release is made by CONTRIBUTING's "Release").`,
  );
  process.exitCode = 1;
}
