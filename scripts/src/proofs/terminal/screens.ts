import { readFile, writeFile } from "node:fs/promises";

const folder = new URL("screens/", import.meta.url);

/** A screen without what differs from run to run: the turn of the spinner, seconds, times and ports. */
const steady = (screen: string): string =>
  screen
    .replaceAll(/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] /gm, "⠿ ")
    .replaceAll(/, \d+ s$/gm, ", # s")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>")
    .replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:<port>");

/** Compares a screen with the one that is kept under a name, or keeps it when `update` is set. */
export async function compareScreen(name: string, screen: string, update: boolean): Promise<void> {
  const file = new URL(`${name}.txt`, folder);
  const now = `${steady(screen)}\n`;
  if (update) {
    await writeFile(file, now);
    return;
  }
  const kept = await readFile(file, "utf8");
  if (now !== kept) throw new Error(`The screen "${name}" is\n${now}\nand not\n${kept}`);
}
