import { execFile } from "node:child_process";

/** A known weakness of an installed package. */
export interface Advisory {
  readonly severity: string;
  /** For one line. */
  readonly text: string;
}

/** What a registry says of the run-time dependencies, or why it says nothing. */
export type Advisories = { readonly found: readonly Advisory[] } | { readonly silence: string };

/** How long the registry may take, in milliseconds. */
const patienceMs = 60_000;

/** Severities that stop a release. */
export const isGrave = ({ severity }: Advisory): boolean => severity === "high" || severity === "critical";

/**
 * Asks the registry for advisories about what is installed for run time (`pnpm audit --prod`). Not every registry answers
 * that question, and one that does not says nothing about the packages.
 *
 * @param pnpm the program.
 */
export function askAdvisories(
  pnpm: string,
  { env = process.env, timeout = patienceMs }: { readonly env?: NodeJS.ProcessEnv; readonly timeout?: number } = {},
): Promise<Advisories> {
  return new Promise((resolve) => {
    execFile(
      pnpm,
      ["audit", "--prod", "--json"],
      { env, timeout, killSignal: "SIGKILL", maxBuffer: 50_000_000 },
      (error, stdout, stderr) => {
        const found = foundIn(stdout);
        // It ends with 1 when it finds something.
        if (found !== undefined) return resolve({ found });
        const reason = error?.killed === true ? `no answer within ${timeout / 1_000} s` : firstWords(stderr || stdout);
        resolve({ silence: reason || "no answer that can be read" });
      },
    );
  });
}

function foundIn(stdout: string): readonly Advisory[] | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(stdout);
  } catch {
    return undefined;
  }
  const { advisories } = (answer ?? {}) as { readonly advisories?: unknown };
  if (typeof advisories !== "object" || advisories === null) return undefined;
  return Object.values(advisories).map((one: Record<string, unknown>) => {
    const word = (name: string): string => printable(String(one[name] ?? ""));
    const severity = word("severity");
    return { severity, text: `${severity}: ${word("module_name")}: ${word("title")} (${word("url")})` };
  });
}

/** A registry's words on one line. */
const printable = (text: string): string =>
  text
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, 300);

/** Without the address of the registry, which may be a private one. */
const firstWords = (text: string): string => printable(text.replaceAll(/https?:\/\/\S+/g, "the registry"));
