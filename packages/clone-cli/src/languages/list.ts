import { Output } from "../report/output.ts";
import type { ReportStreams } from "../report/reporter.ts";
import { targets } from "../targets/choose.ts";
import type { ProviderName } from "../targets/provider-name.ts";

/** A language, with each provider's own code for it. */
interface Language {
  /** BCP 47, as the provider has it. */
  readonly tag: string;
  /** In English. */
  readonly name: string;
  readonly codes: Readonly<Partial<Record<ProviderName, string>>>;
}

const names = new Intl.DisplayNames("en", { type: "language" });

/** Prints every language that the chosen providers know, in the order of its English name. */
export async function listLanguages(
  provider: ProviderName | "all" | undefined,
  json: boolean,
  { stdout, env }: ReportStreams,
): Promise<void> {
  const chosen = targets.filter(({ name }) => provider === undefined || provider === "all" || name === provider);
  const byTag = new Map<string, Language>();
  for (const { name, facts } of chosen) {
    for (const [tag, code] of (await facts()).languages) {
      byTag.set(tag, { tag, name: nameOf(tag), codes: { ...byTag.get(tag)?.codes, [name]: code } });
    }
  }
  const languages = [...byTag.values()].sort((one, other) => one.name.localeCompare(other.name, "en"));
  const output = new Output(stdout, env);
  if (json) {
    for (const { tag, name, codes } of languages) output.json({ language: tag, name, codes });
    return;
  }
  const columns = chosen.map((target) => target.name);
  const widths = [8, Math.max(...languages.map(({ name }) => name.length)), ...columns.map(() => 9)];
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd();
  output.line(output.painted("bold", line(["language", "name", ...columns])));
  for (const { tag, name, codes } of languages) {
    output.line(line([tag, name, ...columns.map((column) => codes[column] ?? "")]));
  }
}

/** `auto` is a word of our own. */
const nameOf = (tag: string): string => (tag === "auto" ? "told by the provider itself" : (names.of(tag) ?? tag));
