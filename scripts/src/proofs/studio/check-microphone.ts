import { launchChromium } from "../browser/chromium.ts";
import { check } from "../recorder-page/check.ts";
import { type Opener, Visitor } from "./visitor.ts";
import type { Workshop } from "./workshop.ts";

const fake = "--use-fake-device-for-media-stream";

/** Browsers without a microphone, or whose microphone nobody lets the page use: each with its own words. */
const others = [
  ["none", [], "There is no such microphone"],
  ["refused", [fake, "--deny-permission-prompts"], "may not use the microphone"],
] as const;

/** What the page makes of a microphone: its level, its name, and what to do where there is none. */
export async function checkMicrophone(browser: Opener, { studio }: Workshop): Promise<void> {
  const visitor = await Visitor.open(browser, studio.address);
  const { tab } = visitor;
  await check("the meter follows the voice while it records", async () => {
    await tab.locator("#record").click();
    await tab.locator('.figures:text-is("0:01")').waitFor();
    const levels = await tab.evaluate<number[]>(`new Promise((done) => {
      const levels = [], meter = document.querySelector("meter");
      const look = () => { levels.push(meter.value); if (levels.length < 120) requestAnimationFrame(look); else done(levels); };
      look();
    })`);
    await tab.locator("#record").click();
    await visitor.sampleReady();
    const [least, most] = [Math.min(...levels), Math.max(...levels)];
    console.log(`     from ${least.toFixed(2)} to ${most.toFixed(2)}`);
    return most > 0.3 && most - least > 0.2 ? undefined : `it stands between ${least} and ${most}`;
  });
  await check("another microphone is chosen by its name, and records beside the first recording", async () => {
    const names = await tab.evaluate<string[]>(
      "[...document.querySelectorAll('#microphone option')].map(({ textContent }) => textContent)",
    );
    console.log(`     ${names.join(", ")}`);
    const values = await tab.evaluate<string[]>(
      "[...document.querySelectorAll('#microphone option')].map(({ value }) => value)",
    );
    await tab.locator("#microphone").selectOption(values.at(-1) ?? "");
    await visitor.record(3);
    const takes = await tab.locator("#takes .row").count();
    return names.length > 2 && takes === 2 ? undefined : `${names}, ${takes} recordings`;
  });
  await check("what to read aloud is in the language of the voice", async () => {
    await visitor.searchLanguage("deutsch");
    const german = await tab.locator('blockquote[lang="de"]').textContent();
    await visitor.searchLanguage("english");
    const english = await tab.locator('blockquote[lang="en"]').textContent();
    return german?.includes("Fluss") && english?.includes("river") ? undefined : `${german} ${english}`;
  });
  await check("a microphone that another program has is told of in words", async () => {
    await tab.evaluate(
      "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotReadableError'))",
    );
    await tab.locator("#record").click();
    await tab.locator('.problem:has-text("Another program uses the microphone")').waitFor();
    return undefined;
  });
  await tab.close();
  for (const [what, flags, words] of others) {
    await check(`a microphone is told of in words where it is ${what}`, async () => {
      const other = await launchChromium(flags);
      try {
        const page = await Visitor.open(other, studio.address);
        await page.tab.locator("#record").click();
        await page.tab.locator(`.problem:has-text("${words}")`).waitFor();
        return page.errors.join("; ") || undefined;
      } finally {
        await other.close();
      }
    });
  }
}
