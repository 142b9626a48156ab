import { check } from "../recorder-page/check.ts";
import { devices, type Opener, Reader } from "./reader.ts";

const isDark = "document.documentElement.classList.contains('dark')";

/** What a reader presses: the switch for dark, a telephone's menu, and the way to the demo where there is one. */
export async function checkControls(browser: Opener, address: string, hasDemo: boolean): Promise<void> {
  const desk = await Reader.sits(browser, address, { ...devices.desk, colorScheme: "light" });
  await check("the switch makes the site dark, on the next page too", async () => {
    await desk.opens("index.html");
    await desk.tab.locator(".VPNavBar .VPSwitchAppearance").click();
    await desk.opens("docs/fleet.html");
    return (await desk.tab.evaluate<boolean>(isDark)) ? undefined : "the next page is light";
  });
  if (hasDemo) {
    await check("the studio's demo opens from the site", async () => {
      await desk.tab.locator('.VPNavBar a:has-text("Demo")').click();
      await desk.tab.locator("#record").waitFor();
      return desk.tab.url().startsWith(`${address}demo/`) ? undefined : desk.tab.url();
    });
  }
  await check("no console error with the switch and the demo", async () => desk.mistakes().join("; ") || undefined);
  await desk.tab.close();

  const telephone = await Reader.sits(browser, address, devices.telephone);
  await check("a telephone's menu leads to a guide and to the reference", async () => {
    await telephone.opens("index.html");
    for (const [words, heading] of [
      ["Errors and safety", "Errors and safety"],
      ["@org/clone-core/cartesia", "@org/clone-core/cartesia"],
    ]) {
      await telephone.tab.locator(".VPLocalNav button.menu").click();
      await telephone.tab.locator(`.VPSidebar a:has-text("${words}")`).first().click();
      await telephone.tab.locator(`h1:has-text("${heading}")`).waitFor();
    }
    return telephone.mistakes().join("; ") || undefined;
  });
  await telephone.tab.close();
}
