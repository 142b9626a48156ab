import { check } from "../recorder-page/check.ts";
import { type Opener, Visitor } from "./visitor.ts";
import type { Workshop } from "./workshop.ts";

/** From the first key to a voice, without a mouse. */
export async function checkKeyboard(browser: Opener, { studio, sandbox }: Workshop): Promise<void> {
  sandbox.reset();
  const visitor = await Visitor.open(browser, studio.address);
  const { tab } = visitor;
  const tabTo = (id: string): Promise<void> => visitor.tabTo(`#${id}`);
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
    await tab.keyboard.press("Enter");
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
  await check("a keyboard alone hears, renames and deletes a voice, and never loses its place", async () => {
    const press = async (label: string): Promise<void> => {
      await visitor.tabTo(`[aria-label="${label}"]`);
      await tab.keyboard.press("Enter");
    };
    await press("Hear Keys");
    await tab.locator('audio[aria-label="Sample of Keys"]').waitFor();
    await press("Rename Keys");
    await visitor.tabTo("#voices input");
    await tab.locator("#voices input").fill("  ");
    await tab.keyboard.press("Enter");
    const isRefused = await tab.evaluate<boolean>("document.querySelector('#voices input').matches(':invalid')");
    if (!isRefused) return "it takes blanks for a name";
    await tab.locator("#voices input").fill("Keys");
    await tab.keyboard.press("End");
    await tab.keyboard.type(" and locks");
    await tab.keyboard.press("Enter");
    await tab.locator('h3:text-is("Keys and locks")').waitFor();
    const afterRename = await visitor.focused();
    await press("Delete Keys and locks");
    await tab.locator("dialog[open]").waitFor();
    await tab.keyboard.press("Escape");
    const afterEscape = await visitor.focused();
    await tab.keyboard.press("Enter");
    await visitor.tabTo("dialog[open] button.danger");
    await tab.keyboard.press("Enter");
    await tab.locator('#voices-status:has-text("There is no voice")').waitFor();
    const places = [afterRename, afterEscape, await visitor.focused()].join(", ");
    const right = "Rename Keys and locks, Delete Keys and locks, 5. Voices";
    if (sandbox.voices().length !== 1) return `${sandbox.voices().length} voices`;
    return places === right ? undefined : `the focus was at ${places}`;
  });
  await check("a search that is cleared and not sent says nothing of the account", async () => {
    await visitor.tabTo("#voice-search");
    await tab.keyboard.type("no such voice");
    await tab.keyboard.press("Enter");
    await tab.locator('#voices-status:has-text("There is no such voice")').waitFor();
    await tab.locator("#voice-search").fill("");
    const said = await tab.locator("#voices-status").textContent();
    await tab.keyboard.press("Enter");
    await tab.locator('#voices-status:has-text("There is no voice")').waitFor();
    return said?.includes("There is no such voice") ? undefined : String(said);
  });
  await check("a voice is deleted while its sample is still loading, which is said", async () => {
    await tab.locator("#account").selectOption("inworld");
    await tab.locator('[aria-label="Hear Keys"]').waitFor();
    // The service takes its time.
    await tab.evaluate(`(() => {
      const send = window.fetch;
      window.fetch = (path, init) =>
        path.endsWith("/preview")
          ? new Promise((_, reject) => init?.signal?.addEventListener("abort", () => reject(init.signal.reason)))
          : send(path, init);
    })()`);
    await visitor.tabTo('[aria-label="Hear Keys"]');
    await tab.keyboard.press("Enter");
    await tab.locator('.voice [role="status"]:text-is("Loading the sample …")').waitFor();
    const stays = await visitor.focused();
    if (stays !== "Hear Keys") return `the focus was at ${stays}`;
    await visitor.tabTo('[aria-label="Delete Keys"]');
    await tab.keyboard.press("Enter");
    await visitor.tabTo("dialog[open] button.danger");
    await tab.keyboard.press("Enter");
    await tab.locator('#voices-status:has-text("There is no voice")').waitFor();
    return sandbox.voices().length === 0 ? undefined : `${sandbox.voices().length} voices`;
  });
  await check("removing a recording leads to the next one, and removing the last one to the heading", async () => {
    await visitor.record(1);
    const places: string[] = [];
    for (const name of ["Recording 1", "Recording 2"]) {
      await tab.evaluate(`document.querySelector('[aria-label="Remove ${name}"]').focus()`);
      await tab.keyboard.press("Enter");
      await tab.locator(`[aria-label="Remove ${name}"]`).waitFor({ state: "detached" });
      places.push(await visitor.focused());
    }
    return places.join(", ") === "Recording 2, 1. Recording" ? undefined : places.join(", ");
  });
  await tab.close();
  sandbox.reset();
}
