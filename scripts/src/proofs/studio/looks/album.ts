import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "../../browser/chromium.ts";

/** What the page looked like when somebody last looked, as small pictures. */
const kept = fileURLToPath(new URL("pictures/", import.meta.url));

/** Pixels of a kept picture's side, and of the squares whose mean colours are compared. */
const width = 160;
const square = 4;
/** So different, of 255, two squares look alike: another version of the browser draws edges otherwise. */
const mostDifference = 20;
/** So many of a hundred may look otherwise: a level, a key. */
const mostPercent = 0.4;

/**
 * Compares pictures of the page with those that are kept, small and square by square, so that it is the layout and the
 * colours that count. With `write` it keeps them instead.
 */
export class Album {
  readonly #tab: Page;
  readonly #write: boolean;

  /** @param tab any page without a policy of its own: it holds the canvas. */
  constructor(tab: Page, write: boolean) {
    this.#tab = tab;
    this.#write = write;
  }

  /** What is wrong with a picture, if anything. */
  async compare(name: string, png: Uint8Array): Promise<string | undefined> {
    const file = join(kept, `${name}.webp`);
    if (this.#write) {
      const small = await this.#small(png);
      await writeFile(file, Buffer.from(small.slice(small.indexOf(",") + 1), "base64"));
      return undefined;
    }
    const before = await readFile(file).catch(() => undefined);
    if (before === undefined) return `no picture of it is kept: look at it, then pass --write`;
    return this.#difference(await this.#small(png), `data:image/webp;base64,${before.toString("base64")}`);
  }

  /** The picture as a small one, as a `data:` address. */
  #small(png: Uint8Array): Promise<string> {
    const address = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
    return this.#tab.evaluate<string>(`(async () => {
      const image = new Image();
      image.src = "${address}";
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = ${width};
      canvas.height = Math.round(image.height * ${width} / image.width);
      const context = canvas.getContext("2d");
      context.imageSmoothingQuality = "high";
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL("image/webp", 0.8);
    })()`);
  }

  #difference(now: string, before: string): Promise<string | undefined> {
    return this.#tab.evaluate<string | undefined>(`(async () => {
      const squares = async (address) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const canvas = document.createElement("canvas");
        canvas.width = image.width;
        canvas.height = image.height;
        const context = canvas.getContext("2d", { willReadFrequently: true });
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, image.width, image.height);
        const means = [];
        for (let top = 0; top + ${square} <= image.height; top += ${square}) {
          for (let left = 0; left + ${square} <= image.width; left += ${square}) {
            const sum = [0, 0, 0];
            for (let y = top; y < top + ${square}; y++) for (let x = left; x < left + ${square}; x++) {
              for (let colour = 0; colour < 3; colour++) sum[colour] += data[4 * (y * image.width + x) + colour];
            }
            means.push(sum.map((one) => one / ${square ** 2}));
          }
        }
        return { height: image.height, means };
      };
      const [now, before] = [await squares("${now}"), await squares("${before}")];
      if (Math.abs(now.height - before.height) > before.height / 50) {
        return "it is " + now.height + " high now, and was " + before.height;
      }
      const count = Math.min(now.means.length, before.means.length);
      let other = 0;
      for (let index = 0; index < count; index++) {
        const differences = now.means[index].map((mean, colour) => Math.abs(mean - before.means[index][colour]));
        if (Math.max(...differences) > ${mostDifference}) other++;
      }
      const percent = 100 * other / count;
      return percent > ${mostPercent} ? percent.toFixed(1) + " % of it look otherwise than in the picture that is kept" : undefined;
    })()`);
  }
}
