import { readFileSync } from "node:fs";

/** The version of this package: its manifest lies beside the folder of the sources, and of the built files. */
export function version(): string {
  for (const place of ["../package.json", "../../package.json"]) {
    try {
      const manifest = JSON.parse(readFileSync(new URL(place, import.meta.url), "utf8")) as Record<string, unknown>;
      if (manifest["name"] === "@org/clone-cli") return String(manifest["version"]);
    } catch {
      // A built file lies one folder deeper.
    }
  }
  return "unknown";
}
