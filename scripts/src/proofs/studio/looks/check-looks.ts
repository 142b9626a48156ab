import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { axeFindings } from "../../recorder-page/axe.ts";
import { check } from "../../recorder-page/check.ts";
import { type Opener, Visitor } from "../visitor.ts";
import { openWorkshop } from "../workshop.ts";
import { Album } from "./album.ts";
import { widthOf } from "./width-of.ts";

const devices = {
  desk: { viewport: { width: 1440, height: 900 } },
  telephone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
} as const;

/** Waits until players know how long they are and the window is drawn, and takes out what a form draws by lot. */
const settle = `new Promise((done) => {
  for (const value of document.querySelectorAll("dd")) {
    if (value.textContent.includes("boundary=")) value.textContent = "multipart/form-data; boundary=…";
  }
  const inWave = (part) => document.querySelector("#waveform")?.firstElementChild?.shadowRoot?.querySelector(part);
  let calm = 0, frames = 0;
  const look = () => {
    const players = [...document.querySelectorAll("audio")].every(({ readyState }) => readyState > 0);
    const wave = document.querySelector("#waveform") === null || (inWave("canvas") && inWave('[part~="window"]')?.offsetWidth > 20);
    calm = players && wave ? calm + 1 : 0;
    if (calm > 10 || ++frames > 600) done(); else requestAnimationFrame(look);
  };
  look();
})`;

/** The smallest text that is seen, in pixels, with its words. */
const smallestText = `(() => {
  let found = { size: 1000, words: "" };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (textContent.trim() === "" || !parentElement.checkVisibility()) continue;
    const size = parseFloat(getComputedStyle(parentElement).fontSize);
    if (size < found.size) found = { size, words: textContent.trim() };
  }
  return found;
})()`;

/** What is looked at, and where the pictures go. */
interface Looks {
  readonly clip: string;
  /** One that services have something to say of. */
  readonly poorClip: string;
  /** Takes each picture in full. */
  readonly folder: string;
  /** Keeps the pictures for the next time, instead of comparing them with those of the last. */
  readonly write: boolean;
}

/** Every state in light and dark, on a desk and on a telephone, beside what it looked like the last time. */
export async function checkLooks(browser: Opener, looks: Looks): Promise<void> {
  const { clip, poorClip, folder, write } = looks;
  const album = new Album(await browser.newPage(), write);
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [name, device] of Object.entries(devices)) {
      // The same wish again, which a studio that has made it does not make once more.
      const { studio, close } = await openWorkshop();
      const visitor = await Visitor.open(browser, studio.address, { ...device, colorScheme });
      const { tab } = visitor;
      const states: Readonly<Record<string, () => Promise<unknown>>> = {
        first: async () => {},
        mistaken: async () => {
          await visitor.drop("notes.m4a", Buffer.from("This is no recording. ".repeat(200)));
          await tab.locator('#recording-problem:has-text("neither a recording nor a film")').waitFor();
          await tab.locator("#clone").click();
          await tab.locator('#missing:has-text("has not become a sample")').waitFor();
        },
        recording: async () => {
          await tab.locator('button[aria-label="Remove notes.m4a"]').click();
          await tab.locator("#record").click();
          await tab.locator('.figures:text-is("0:03")').waitFor();
        },
        sample: async () => {
          await tab.locator("#record").click();
          await visitor.sampleReady();
          await visitor.give(clip);
          await tab.locator('#takes label:has-text("ada.wav") input:checked').waitFor();
          await visitor.sampleReady();
        },
        findings: async () => {
          await visitor.give(poorClip);
          await tab.locator('#takes label:has-text("telephone") input:checked').waitFor();
          await visitor.sampleReady();
        },
        voices: async () => {
          await tab.locator('#takes label:has-text("ada.wav") input').check();
          await visitor.sampleReady();
          await visitor.describe("Ada");
          for (const title of ["Cartesia", "Inworld"]) await tab.locator(`summary:has-text("${title}")`).click();
          await tab.locator("#clone").click();
          await visitor.attempt("cartesia", "made");
          await visitor.attempt("inworld", "made");
          for (const provider of ["cartesia", "inworld"]) {
            await tab.locator(`.request[data-provider="${provider}"] dl`).waitFor();
          }
          await tab.locator('button[aria-label="Rename Ada"]').click();
        },
        deleting: () => tab.locator('button[aria-label="Delete Ada"]').click(),
      };
      for (const [state, reach] of Object.entries(states)) {
        await check(
          `axe finds nothing, all is in reach, and it looks as it did: ${name}, ${colorScheme}, ${state}`,
          async () => {
            await reach();
            const found = await axeFindings(tab);
            const more = (await widthOf(tab)) - device.viewport.width;
            if (more > 0) found.push(`the page is ${more} px wider than the screen`);
            const { size, words } = await tab.evaluate<{ size: number; words: string }>(smallestText);
            if (size < 14) found.push(`${words} has ${size} px`);
            await tab.evaluate(settle);
            const picture = `${name}-${colorScheme}-${state}`;
            const png = await tab.screenshot({ fullPage: state !== "deleting" });
            await writeFile(join(folder, `${picture}.png`), png);
            const difference = await album.compare(picture, png);
            if (difference !== undefined) found.push(difference);
            return found.join("\n     ") || undefined;
          },
        );
      }
      await tab.close();
      await close();
    }
  }
}
