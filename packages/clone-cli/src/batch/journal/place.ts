import { existsSync } from "node:fs";
import { lstat, readdir, readlink, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { CommandError } from "../../command-error.ts";

/** As many links in a row as Linux follows before it takes them for a circle (`path_resolution(7)`). */
const mostLinks = 40;

/**
 * The one path of a batch's journal, whichever name of the manifest or of the journal was typed: through another name
 * every voice would be created a second time, and two runs would not see each other's lock.
 *
 * @param given what `--journal` says; beside the manifest when absent.
 * @param ending what the journal's name has behind the manifest's.
 * @throws CommandError when a file has hard links that nobody can find, or when there is a journal under several names.
 */
export async function journalPlace(manifest: string, given: string | undefined, ending: string): Promise<string> {
  if (given !== undefined) return oneName(given);
  const names = await namesOf(await realPath(manifest), (all, found) => {
    const what = `The manifest ${JSON.stringify(manifest)} is one file with ${all} names (hard links)`;
    return `${what}, ${found} of them in its folder, and each would get a journal of its own. Pass --journal, the same one each time.`;
  });
  const journals = names.map((name) => `${name}${ending}`);
  const there = journals.filter((journal) => existsSync(journal));
  if (there.length > 1) {
    throw new CommandError(
      `The manifest ${JSON.stringify(manifest)} is one file with ${names.length} names (hard links), and there are ` +
        `journals of ${there.length} of them: ${there.map((path) => JSON.stringify(path)).join(", ")}. ` +
        "Pass the one that counts with --journal.",
    );
  }
  return oneName(there[0] ?? (journals[0] as string));
}

/** The name of a journal that every run takes. */
async function oneName(journal: string): Promise<string> {
  const names = await namesOf(await realPath(journal), (all, found) => {
    const what = `The journal ${JSON.stringify(journal)} is one file with ${all} names (hard links)`;
    return `${what}, ${found} of them in its folder, so that two runs may not see each other. Replace it by a copy of itself.`;
  });
  return names[0] as string;
}

/**
 * Every name of a file in its folder, in their order; the given one where there is no file yet.
 *
 * @throws CommandError when the file has more names than its folder shows.
 */
async function namesOf(path: string, refusal: (all: bigint, found: number) => string): Promise<readonly string[]> {
  const file = await stat(path, { bigint: true }).catch(() => undefined);
  // What cannot be looked at cannot be read either, and whoever reads it says why.
  if (file === undefined || !file.isFile() || file.nlink <= 1n) return [path];
  const folder = dirname(path);
  const names: string[] = [];
  for (const name of (await readdir(folder)).toSorted()) {
    const one = await lstat(join(folder, name), { bigint: true }).catch(() => undefined);
    if (one?.dev === file.dev && one.ino === file.ino) names.push(join(folder, name));
  }
  if (names.length < file.nlink) throw new CommandError(refusal(file.nlink, names.length));
  return names;
}

/** Where a path leads through all symbolic links, also when there is no file at its end yet. */
async function realPath(path: string, links = 0): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const folder = await realpath(dirname(path)).catch(() => resolve(dirname(path)));
    const link = await readlink(path).catch(() => undefined);
    // A circle is left to whoever opens it, who says so.
    if (link === undefined || links === mostLinks) return join(folder, basename(path));
    return realPath(resolve(folder, link), links + 1);
  }
}
