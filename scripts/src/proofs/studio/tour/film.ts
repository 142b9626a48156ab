import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installDebian } from "../../../workspace/tools/install-debian.ts";
import type { StudioTab } from "../visitor.ts";

/** Pixels; on a page of 1,200 text of 16 stays readable. */
const width = 900;

/** A film of a page in pictures, each of which stands for a while. */
export class Film {
  readonly #tab: StudioTab;
  readonly #pictures: { readonly png: Uint8Array; readonly seconds: number }[] = [];

  constructor(tab: StudioTab) {
    this.#tab = tab;
  }

  /** Takes the page as it is now. */
  async take(seconds: number): Promise<void> {
    this.#pictures.push({ png: await this.#tab.screenshot(), seconds });
  }

  /** Writes an animated WebP, which repeats for ever. */
  async write(file: string): Promise<undefined> {
    installDebian({ ffmpeg: "ffmpeg" });
    const folder = await mkdtemp(join(tmpdir(), "film-"));
    try {
      const lines: string[] = [];
      for (const [index, { png, seconds }] of this.#pictures.entries()) {
        await writeFile(join(folder, `${index}.png`), png);
        lines.push(`file ${index}.png`, `duration ${seconds}`);
      }
      // ffmpeg forgets how long the last one stands, unless it is named again.
      lines.push(`file ${this.#pictures.length - 1}.png`);
      await writeFile(join(folder, "list.txt"), lines.join("\n"));
      const from = ["-f", "concat", "-i", join(folder, "list.txt"), "-fps_mode", "vfr"];
      const how = ["-vf", `scale=${width}:-1:flags=lanczos`, "-c:v", "libwebp", "-quality", "55", "-loop", "0"];
      execFileSync("ffmpeg", ["-y", "-loglevel", "error", ...from, ...how, file]);
    } finally {
      await rm(folder, { recursive: true });
    }
  }
}
