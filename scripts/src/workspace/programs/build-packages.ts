import { fileURLToPath } from "node:url";
import { repository, root } from "../../specs/documents/sources.ts";
import { runInGroup } from "./in-group.ts";

/**
 * Builds every package anew. From its cache turbo would lay files beside those of an older build, which are then packed.
 *
 * @param output takes what is printed: a file's descriptor.
 */
export const buildPackages = (output: number, signal: AbortSignal): Promise<boolean> =>
  runInGroup(
    [
      fileURLToPath(new URL("node_modules/turbo/bin/turbo", root)),
      ...["run", "build", "--force", "--output-logs=errors-only", "--log-order=grouped"],
    ],
    {
      cwd: repository,
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", output, output],
      signal,
    },
  );
