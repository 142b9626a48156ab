import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where FFmpeg is, if it is on the PATH. */
export function ffmpegPath(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const names = process.platform === "win32" ? ["ffmpeg.exe"] : ["ffmpeg"];
  for (const folder of (env["PATH"] ?? env["Path"] ?? "").split(delimiter)) {
    for (const name of folder === "" ? [] : names) {
      try {
        const path = join(folder, name);
        accessSync(path, constants.X_OK);
        // Whoever builds it has a folder of its name.
        if (statSync(path).isFile()) return path;
      } catch {
        // It is somewhere else, or nowhere.
      }
    }
  }
  return undefined;
}
