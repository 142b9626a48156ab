import { join } from "node:path";
import { axeFindings } from "../recorder-page/axe.ts";
import { check } from "../recorder-page/check.ts";
import { type Opener, Visitor } from "./visitor.ts";
import type { Workshop } from "./workshop.ts";

const devices = {
  desk: { viewport: { width: 1440, height: 900 } },
  telephone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
} as const;

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

/** Every state in light and dark, on a desk and on a telephone; the pictures go into `folder`. */
export async function checkLooks(browser: Opener, workshop: Workshop, clip: string, folder: string): Promise<void> {
  const { studio, sandbox } = workshop;
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [name, device] of Object.entries(devices)) {
      sandbox.reset();
      const visitor = await Visitor.open(browser, studio.address, { ...device, colorScheme });
      const { tab } = visitor;
      const states: Readonly<Record<string, () => Promise<unknown>>> = {
        first: async () => {},
        recording: async () => {
          await tab.locator("#record").click();
          await tab.locator('.figures:text-is("0:03")').waitFor();
        },
        sample: async () => {
          await tab.locator("#record").click();
          await visitor.sampleReady();
          await visitor.give(clip);
          await visitor.sampleReady();
        },
        voices: async () => {
          await visitor.describe("Ada");
          for (const title of ["Cartesia", "Inworld"]) await tab.locator(`summary:has-text("${title}")`).click();
          await tab.locator("#clone").click();
          await visitor.attempt("cartesia", "made");
          await visitor.attempt("inworld", "made");
          await tab.locator('button[aria-label="Rename Ada"]').click();
        },
        deleting: () => tab.locator('button[aria-label="Delete Ada"]').click(),
      };
      for (const [state, reach] of Object.entries(states)) {
        await check(`axe finds nothing, and all is in reach: ${name}, ${colorScheme}, ${state}`, async () => {
          await reach();
          const found = await axeFindings(tab);
          const width = await tab.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
          if (width > 0) found.push(`the page is ${width} px wider than the screen`);
          const { size, words } = await tab.evaluate<{ size: number; words: string }>(smallestText);
          if (size < 14) found.push(`${words} has ${size} px`);
          await tab.screenshot({
            path: join(folder, `${name}-${colorScheme}-${state}.png`),
            fullPage: state !== "deleting",
          });
          return found.join("\n     ") || undefined;
        });
      }
      await tab.close();
    }
  }
}
