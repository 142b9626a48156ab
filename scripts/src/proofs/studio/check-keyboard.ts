import { check } from "../recorder-page/check.ts";
import { type Opener, Visitor } from "./visitor.ts";
import type { Workshop } from "./workshop.ts";

/** From the first key to a voice, without a mouse. */
export async function checkKeyboard(browser: Opener, { studio, sandbox }: Workshop): Promise<void> {
  sandbox.reset();
  const visitor = await Visitor.open(browser, studio.address);
  const { tab } = visitor;
  const tabTo = async (id: string): Promise<void> => {
    for (let pressed = 0; pressed < 60; pressed++) {
      if ((await tab.evaluate<string>("document.activeElement?.id ?? ''")) === id) return;
      await tab.keyboard.press("Tab");
    }
    throw new Error(`The keyboard does not reach ${id}.`);
  };
  await check("a keyboard alone leads from the start to voices", async () => {
    await tabTo("record");
    await tab.keyboard.press("Enter");
    await tab.locator('.figures:text-is("0:05")').waitFor();
    await tab.keyboard.press("Enter");
    await visitor.sampleReady();
    await tabTo("window-from");
    await tab.keyboard.press("ArrowUp");
    await tab.keyboard.press("Tab");
    await tab.locator('#sample:has-text("cut to")').waitFor();
    await visitor.sampleReady();
    await tabTo("name");
    await tab.keyboard.type("Keys");
    await tabTo("language-search");
    await tab.keyboard.type("portug");
    const language = await tab.locator("#language").inputValue();
    if (!language.startsWith("pt")) return `the language is ${language}`;
    await tabTo("consent");
    await tab.keyboard.press("Space");
    await tabTo("clone");
    await tab.keyboard.press("Enter");
    await visitor.attempt("cartesia", "made");
    await visitor.attempt("inworld", "made");
    return sandbox.voices().length === 2 ? undefined : `${sandbox.voices().length} voices`;
  });
  await tab.close();
  sandbox.reset();
}
