import { join } from "node:path";
import { tooWide } from "../browser/too-wide.ts";
import { check } from "../recorder-page/check.ts";
import { devices, type Opener, Reader } from "./reader.ts";

/** The search finds a function's page, on a desk and on a telephone; the pictures go into `folder`. */
export async function checkSearch(browser: Opener, address: string, folder: string): Promise<void> {
  for (const [name, device] of Object.entries(devices)) {
    const reader = await Reader.sits(browser, address, device);
    const { tab } = reader;
    await check(`the search finds cloneVoice and leads to its page: ${name}`, async () => {
      await reader.opens("docs/fleet.html");
      await tab.locator(".VPNavBarSearchButton").click();
      await tab.locator(".VPLocalSearchBox input").fill("cloneVoice");
      await tab.locator('.VPLocalSearchBox .result:has-text("cloneVoice")').first().waitFor();
      await tab.screenshot({ path: join(folder, `${name}-light-search.png`) });
      const findings = await reader.findings(".VPLocalSearchBox");
      if (findings.length > 0) return findings.join("\n     ");
      if ((await tooWide(tab)) > 0) return "the results are wider than the screen";
      await tab.keyboard.press("Enter");
      await tab.locator('h1:has-text("cloneVoice()")').waitFor();
      return tab.url().startsWith(`${address}reference/clone-core/functions/cloneVoice.html`) ? undefined : tab.url();
    });
    await check(`the search goes wrong nowhere: ${name}`, async () => reader.mistakes().join("; ") || undefined);
    await tab.close();
  }
}
