import { tooWide } from "../browser/too-wide.ts";
import { check } from "../recorder-page/check.ts";
import { devices, type Opener, Reader } from "./reader.ts";

/** Every page on a telephone: nothing goes wrong in it, and nothing is beyond the screen's edge. */
export async function checkPages(browser: Opener, address: string, pages: readonly string[]): Promise<void> {
  const reader = await Reader.sits(browser, address, devices.telephone);
  const wrong: string[] = [];
  const wide: string[] = [];
  for (const page of pages) {
    try {
      await reader.opens(page);
      const more = await tooWide(reader.tab);
      if (more > 0) wide.push(`${page} is ${more} px wider than the screen`);
    } catch (error) {
      wrong.push(`${page}: ${error}`);
    }
    wrong.push(...reader.mistakes().map((mistake) => `${page}: ${mistake}`));
  }
  await check(`no console error on any of ${pages.length} pages`, async () => wrong.join("\n     ") || undefined);
  await check("no page scrolls sideways at 360 px", async () => wide.join("\n     ") || undefined);
  await reader.tab.close();
}
