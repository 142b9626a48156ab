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
  const rules = [
    rule("monospace", "DejaVu Sans Mono"),
    rule("ui-monospace", "DejaVu Sans Mono"),
    rule("", "DejaVu Sans"),
  ];
  const places = `<dir>${fonts}</dir><cachedir>${folder}</cachedir>`;
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${places}${rules.join("")}</fontconfig>`,
  );
  process.env["FONTCONFIG_FILE"] = file;
}

/** What whoever asks for a font of this name gets; without a name, whoever asks for any other. */
function rule(name: string, font: string): string {
  const test = name === "" ? "" : `<test name="family"><string>${name}</string></test>`;
  return `<match target="pattern">${test}<edit name="family" mode="append_last" binding="strong"><string>${font}</string></edit></match>`;
}
