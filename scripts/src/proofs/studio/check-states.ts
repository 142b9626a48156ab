import { readFile } from "node:fs/promises";
import { cloneVoice } from "@org/clone-core";
import { inworld } from "@org/clone-core/inworld";
import { axeFindings } from "../recorder-page/axe.ts";
import { check } from "../recorder-page/check.ts";
import { widthOf } from "./looks/width-of.ts";
import { type Opener, Visitor } from "./visitor.ts";
import { keys, openWorkshop } from "./workshop.ts";

const telephone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true } as const;
/** One word, as recorders and messengers name their files. */
const longName = "recording-of-the-morning-session_".repeat(8).replaceAll("-", "_");

/** What is seldom seen: long names, long lists, warnings, and a studio that has gone. */
export async function checkStates(browser: Opener, clip: string): Promise<void> {
  const workshop = await openWorkshop();
  const { studio, sandbox } = workshop;
  try {
    await checkLongNames(browser, studio.address, clip);
    sandbox.reset();
    const sample = await readFile(clip);
    const provider = inworld({ apiKey: keys.INWORLD_API_KEY, baseUrl: sandbox.inworldUrl });
    for (let index = 0; index < 27; index++) {
      await cloneVoice({ provider, name: `Voice ${index}`, language: "en", sample });
    }
    const visitor = await Visitor.open(browser, studio.address);
    const { tab } = visitor;
    await tab.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await check("a long list shows more, and the focus goes to what is new", async () => {
      await tab.locator("#account").selectOption("inworld");
      await tab.locator('#voices-status:has-text("25 or more at Inworld.")').waitFor();
      await visitor.tabTo("#more");
      await tab.keyboard.press("Enter");
      await tab.locator('#voices-status:has-text("27 at Inworld.")').waitFor();
      const names = await tab.evaluate<number>(
        "new Set([...document.querySelectorAll('#voices .voice')].map(({ dataset }) => dataset.id)).size",
      );
      const isNew = await tab.evaluate<boolean>(
        "document.activeElement.closest('.voice')?.matches(':nth-child(26)') ?? false",
      );
      return names === 27 && isNew ? undefined : `${names} voices, focus at ${await visitor.focused()}`;
    });
    await check("what a service remarks stands at the result", async () => {
      const remarked = await openWorkshop("successWithWarnings");
      const other = await Visitor.open(browser, remarked.studio.address);
      try {
        await other.fillIn(clip, "Noisy");
        await other.tab.locator("#clone").click();
        await other.attempt("inworld", "made");
        const said = await other.tab.locator('.attempt[data-provider="inworld"] .warning').first().textContent();
        console.log(`     ${said}`);
        return said?.startsWith("Note: ") && said.endsWith("The recording is noisy.") ? undefined : String(said);
      } finally {
        await other.tab.close();
        await remarked.close();
      }
    });
    await check("the id of a new voice is copied", async () => {
      await visitor.fillIn(clip, "Copied");
      await tab.locator("#clone").click();
      const first = '.attempt[data-provider="cartesia"][data-step="made"]';
      const id = await tab.locator(`${first} .id`).first().textContent();
      await tab.locator(`${first} button:text-is("Copy the id")`).first().click();
      await tab.locator(`${first} :text("Copied.")`).first().waitFor();
      const copied = await tab.evaluate<string>("navigator.clipboard.readText()");
      return copied === id ? undefined : `it copied ${copied}, not ${id}`;
    });
    await check("when the studio has gone, every part says so in words, and axe finds nothing", async () => {
      const gone = "The studio does not answer";
      await visitor.attempt("inworld", "made");
      await tab.locator("#voices .voice").first().waitFor();
      await studio.close();
      await tab.locator('#voices button:text-is("Hear")').first().click();
      await tab.locator(`.voice .problem:has-text("${gone}")`).waitFor();
      await tab.locator('button:text-is("Search")').click();
      await tab.locator(`section:has(#voices-title) > .problem:has-text("${gone}")`).waitFor();
      await tab.locator("#name").fill("Late");
      await tab.locator(`.request .problem:has-text("${gone}")`).first().waitFor();
      await tab.locator("#clone").click();
      const said = await visitor.attempt("cartesia", "unknown", "Late");
      const found = await axeFindings(tab);
      if (found.length > 0) return found.join("; ");
      return said.includes(gone) ? undefined : said;
    });
    await tab.close();
  } finally {
    await workshop.close().catch(() => undefined);
  }
}

async function checkLongNames(browser: Opener, address: string, clip: string): Promise<void> {
  const visitor = await Visitor.open(browser, address, telephone);
  const { tab } = visitor;
  await check("long names of files and voices make the page no wider than a telephone", async () => {
    await visitor.drop(`${longName}.wav`, await readFile(clip));
    await tab.locator("#takes input:checked").waitFor();
    await visitor.sampleReady();
    const widths = [await widthOf(tab)];
    await visitor.describe(longName.slice(0, 120));
    await tab.locator(".request dl").first().waitFor();
    widths.push(await widthOf(tab));
    await tab.locator("#clone").click();
    await visitor.attempt("cartesia", "made");
    await visitor.attempt("inworld", "made");
    await tab.locator("#voices .voice").first().waitFor();
    widths.push(await widthOf(tab));
    await tab.locator('#voices button:text-is("Delete")').first().click();
    widths.push(await widthOf(tab));
    return widths.every((width) => width <= telephone.viewport.width) ? undefined : `it is ${widths} px wide`;
  });
  await tab.close();
}
