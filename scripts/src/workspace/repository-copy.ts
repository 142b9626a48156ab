import { join } from "node:path";
import { repository } from "../specs/documents/sources.ts";
import { copyRepository } from "../specs/update/staging/tree.ts";
import { inFreshFolder, tryRun } from "./programs/consumer.ts";

/** A git repository of its own that holds this one's files, as in a fresh clone. */
export interface RepositoryCopy {
  readonly folder: string;
  /** An empty folder beside it. */
  readonly beside: string;
  attempt(program: string, args: readonly string[]): { status: number | null; output: string };
  /** @throws Error with what the program printed when it fails. */
  run(program: string, args: readonly string[]): string;
  /** Installs what the copy needs and commits what stands in it. */
  begin(): void;
}

/** Works in such a copy, which is removed afterwards. */
export function inRepositoryCopy(work: (copy: RepositoryCopy) => Promise<void>): Promise<void> {
  return inFreshFolder(async (beside) => {
    const folder = join(beside, "repository");
    const attempt: RepositoryCopy["attempt"] = (program, args) => {
      const { status, stdout, stderr } = tryRun(folder, [program, ...args], { TURBO_TELEMETRY_DISABLED: "1" });
      return { status, output: `${stdout}${stderr}` };
    };
    const run: RepositoryCopy["run"] = (program, args) => {
      const { status, output } = attempt(program, args);
      if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}:\n${output}`);
      return output;
    };
    await copyRepository(repository, folder, { links: false });
    const begin = (): void => {
      run("git", ["init", "--quiet", "--initial-branch", "main"]);
      run("git", ["config", "user.name", "Rehearsal"]);
      run("git", ["config", "user.email", "rehearsal@localhost"]);
      run("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"]);
      run("pnpm", ["specs:generate"]);
      run("git", ["add", "--all"]);
      run("git", ["commit", "--quiet", "--message", "As it is"]);
    };
    await work({ folder, beside, attempt, run, begin });
  });
}
