import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { installDebian } from "../../../workspace/tools/install-debian.ts";

const fonts = "/usr/share/fonts/truetype/dejavu";

/** Has browsers that are started from now on know one font only, so that pictures of two machines can be compared. */
export async function useOneFont(folder: string): Promise<void> {
  // Debian's name of the fonts is the name of no program.
  if (!existsSync(fonts)) installDebian({ "fonts-dejavu-core": "fonts-dejavu-core" });
  const file = join(folder, "fonts.conf");
  const named = Object.entries(families).map(
    ([generic, font]) =>
      `<alias binding="same"><family>${generic}</family><prefer><family>${font}</family></prefer></alias>`,
  );
  const places = `<dir>${fonts}</dir><cachedir>${folder}</cachedir>`;
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${places}${named.join("")}</fontconfig>`,
  );
  process.env["FONTCONFIG_FILE"] = file;
}

/** What a page may ask for, and what it gets. */
const families = {
  "sans-serif": "DejaVu Sans",
  "system-ui": "DejaVu Sans",
  serif: "DejaVu Sans",
  monospace: "DejaVu Sans Mono",
  "ui-monospace": "DejaVu Sans Mono",
};
