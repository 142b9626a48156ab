import { execFileSync } from "node:child_process";
import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../../specs/documents/sources.ts";
import type { Device } from "../../browser/chromium.ts";
import { check } from "../../recorder-page/check.ts";
import { type Opener, Visitor } from "../visitor.ts";
import type { Workshop } from "../workshop.ts";
import { Film } from "./film.ts";

const folder = fileURLToPath(new URL("docs/studio/", root));
const mostBytes = 1_000_000;

/** Makes the pictures and the film that the READMEs show: somebody records, clones at both services and hears the voice. */
export async function makePictures(browser: Opener, { studio, sandbox }: Workshop): Promise<void> {
  await mkdir(folder, { recursive: true });
  const devices: Readonly<Record<string, Device>> = {
    tour: { colorScheme: "light", viewport: { width: 1200, height: 800 } },
    light: { colorScheme: "light", viewport: { width: 1440, height: 1360 } },
    dark: { colorScheme: "dark", viewport: { width: 1440, height: 1360 } },
  };
  for (const [name, device] of Object.entries(devices)) {
    sandbox.reset();
    const visitor = await Visitor.open(browser, studio.address, device);
    const film = new Film(visitor.tab);
    await check(`the picture ${name} is made`, async () => {
      await tour(visitor, film);
      if (name === "tour") return film.write(join(folder, "tour.webp"));
      await visitor.tab.evaluate("scrollTo(0, 0)");
      return keep(`${name}.webp`, await visitor.tab.screenshot());
    });
    await visitor.tab.close();
  }
  sandbox.reset();
  await checkPictures();
}

/** What the READMEs show is there, and small enough to be loaded by everybody who reads them. */
export const checkPictures = (): Promise<void> =>
  check(`the pictures in docs/studio have at most ${mostBytes / 1_000} kB each`, async () => {
    const sizes = await Promise.all(
      ["light.webp", "dark.webp", "tour.webp"].map(
        async (name) => [name, (await stat(join(folder, name))).size] as const,
      ),
    );
    console.log(`     ${sizes.map(([name, size]) => `${name} ${Math.ceil(size / 1000)} kB`).join(", ")}`);
    return sizes.every(([, size]) => size <= mostBytes) ? undefined : String(sizes);
  });

async function tour(visitor: Visitor, film: Film): Promise<void> {
  const { tab } = visitor;
  const see = (selector: string): Promise<void> =>
    tab.evaluate(`document.querySelector(${JSON.stringify(selector)}).scrollIntoView({ block: "center" })`);
  await film.take(1.5);
  await tab.locator("#record").click();
  for (let second = 1; second <= 11; second++) {
    await tab.locator(`.figures:text-is("0:${String(second).padStart(2, "0")}")`).waitFor();
    await film.take(0.25);
  }
  await tab.locator("#record").click();
  await visitor.sampleReady();
  await see("#waveform");
  await film.take(1.5);
  const handle = await tab.locator('#waveform [part~="region-handle-left"]').boundingBox();
  if (handle === null) throw new Error("there is no window");
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
  await tab.mouse.move(x, y);
  await tab.mouse.down();
  for (let step = 1; step <= 6; step++) {
    await tab.mouse.move(x + 8 * step, y);
    await film.take(0.12);
  }
  await tab.mouse.up();
  await tab.locator('#preparing:has-text("Preparing")').waitFor({ state: "hidden" });
  await visitor.sampleReady();
  await film.take(1.5);
  await see("#name");
  await tab.locator("#name").click();
  for (const letter of "Ada") {
    await tab.keyboard.type(letter);
    await film.take(0.2);
  }
  await tab.locator("#language-search").click();
  for (const letter of "english") {
    await tab.keyboard.type(letter);
    await film.take(0.12);
  }
  await tab.locator("#language").selectOption("en");
  await film.take(1);
  await see("#consent");
  await tab.locator("#consent").check();
  await film.take(1);
  for (const provider of ["cartesia", "inworld"]) {
    await tab.locator(`.request[data-provider="${provider}"] dl`).waitFor();
  }
  await see('.request[data-provider="cartesia"]');
  await film.take(2);
  await see("#clone");
  await film.take(0.6);
  await tab.locator("#clone").click();
  await film.take(0.6);
  await visitor.attempt("cartesia", "made");
  await visitor.attempt("inworld", "made");
  await see("#clone");
  await film.take(1.5);
  await tab.locator('button[aria-label="Hear Ada"]').click();
  await tab.locator('audio[aria-label="Sample of Ada"]').waitFor();
  await see("#voices");
  await film.take(2.5);
}

async function keep(name: string, png: Uint8Array): Promise<undefined> {
  const whole = join(folder, `${name}.png`);
  await writeFile(whole, png);
  execFileSync("ffmpeg", [
    "-y",
    "-loglevel",
    "error",
    "-i",
    whole,
    "-c:v",
    "libwebp",
    "-quality",
    "80",
    join(folder, name),
  ]);
  await rm(whole);
}
