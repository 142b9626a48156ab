import type { Sandbox } from "@org/voices-mock";
import { launchChromium, type Page } from "../browser/chromium.ts";
import { tooWide } from "../browser/too-wide.ts";
import { axeFindings } from "../recorder-page/axe.ts";
import { check } from "../recorder-page/check.ts";

const status = "document.getElementById('status').textContent";

async function tabTo(page: Page, what: string): Promise<void> {
  for (let pressed = 0; pressed < 12; pressed++) {
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(what)})`)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${what}`);
}

/** Fills in the form and sends it, by keyboard alone but for the choice of the file, which is the browser's own window. */
async function send(page: Page, name: string, recording: string): Promise<void> {
  await tabTo(page, "[name=name]");
  await page.keyboard.type(name);
  await page.setInputFiles("[name=sample]", recording);
  await tabTo(page, "[type=checkbox]");
  await page.keyboard.press("Space");
  await tabTo(page, "button");
  await page.keyboard.press("Enter");
}

const says = (page: Page, words: string): Promise<unknown> =>
  page.waitForFunction(`${status}.includes(${JSON.stringify(words)})`);

/** The page in Chromium: to the voice, after a reload, with an upload that is refused, in light and in dark. */
export async function checkPage(url: string, sandbox: Sandbox, recording: string, noRecording: string): Promise<void> {
  const browser = await launchChromium();
  const errors: string[] = [];
  const open = async (colorScheme: "light" | "dark", device: object = {}): Promise<Page> => {
    const page = await browser.newPage({ colorScheme, ...device });
    page.on("pageerror", ({ message = "" }) => errors.push(message));
    await page.goto(url);
    return page;
  };
  try {
    const page = await open("light");
    await check("the page follows its job to the voice, by keyboard alone", async () => {
      await send(page, "Ada", recording);
      await says(page, "Your voice is made");
      const said = await page.evaluate<string>(status);
      const ids = sandbox.voices().map((one) => (one.service === "cartesia" ? one.voice.id : ""));
      return ids.some((id) => said.endsWith(id)) ? undefined : said;
    });
    await check("it knows the job after it was closed and opened again", async () => {
      const address = await page.evaluate<string>("location.href");
      await page.goto("about:blank");
      await page.goto(address);
      await says(page, "Your voice is made");
      return undefined;
    });
    await page.close();
    for (const colorScheme of ["light", "dark"] as const) {
      const narrow = await open(colorScheme, { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true });
      await check(`it says what is wrong with an upload, and axe finds nothing: ${colorScheme}`, async () => {
        await send(narrow, "Ada", noRecording);
        await says(narrow, "not an audio file");
        const found = await axeFindings(narrow);
        if ((await tooWide(narrow)) > 0) found.push("the page is wider than the screen");
        return found.join("\n     ") || undefined;
      });
      await narrow.close();
    }
    await check("what the server says is text, not HTML", async () => {
      const wary = await open("light");
      await wary.evaluate(
        `globalThis.fetch = async () => Response.json({ error: "<img src=x onerror=alert(1)>" }, { status: 422 })`,
      );
      await send(wary, "Ada", recording);
      await says(wary, "<img");
      const images = await wary.evaluate<number>("document.images.length");
      await wary.close();
      return images === 0 ? undefined : `${images} images`;
    });
    await check("no mistake of the page's own came up", async () => errors.join("; ") || undefined);
  } finally {
    await browser.close();
  }
}
