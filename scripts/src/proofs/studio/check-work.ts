import { check } from "../recorder-page/check.ts";
import { type Opener, Visitor } from "./visitor.ts";
import { keys, type Workshop } from "./workshop.ts";

/** From a recording to a voice, and to its end. */
export async function checkWork(browser: Opener, { studio, sandbox }: Workshop): Promise<void> {
  const visitor = await Visitor.open(browser, studio.address);
  const { tab } = visitor;
  const made = (): string =>
    sandbox
      .voices()
      .map((one) => (one.service === "cartesia" ? `cartesia ${one.voice.name}` : `inworld ${one.voice.displayName}`))
      .sort()
      .join(", ");

  await check("the first view comes within a second", async () => {
    const paint = await tab.evaluate<number>(
      "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 1e9",
    );
    console.log(`     ${paint.toFixed(0)} ms`);
    return paint < 1_000 ? undefined : `${paint} ms`;
  });
  const scripts = (): Promise<number> =>
    tab.evaluate<number>("performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).length");
  await check("what reads recordings is not loaded before there is one", async () => {
    return (await scripts()) === 1 ? undefined : `${await scripts()} scripts`;
  });
  await check("it says what is missing, and leads there", async () => {
    await tab.locator("#clone").click();
    const said = await tab.locator("#missing").textContent();
    const focused = await tab.evaluate<string>("document.activeElement?.id");
    return said?.includes("Record something") && focused === "record" ? undefined : `${said} ${focused}`;
  });
  await check("it records eleven seconds and prepares them", async () => {
    await visitor.record(11);
    console.log(`     ${await visitor.sampleReady()}`);
    return (await scripts()) > 1 ? undefined : "nothing was loaded to read them";
  });
  await check("it plays the recording and the sample", async () => {
    await tab.locator('button:text-is("Play the window")').click();
    await tab.locator('button:text-is("Pause")').click();
    await tab.locator('button:text-is("Play the recording")').waitFor();
    const seconds = await tab.evaluate<number>("document.querySelector('#sample audio').duration");
    return Math.abs(seconds - 10) < 0.5 ? undefined : `the sample has ${seconds} s`;
  });
  await check("its window is dragged, and the sample follows", async () => {
    const field = tab.locator("#window-from");
    const before = Number(await field.inputValue());
    await tab.locator("#waveform").scrollIntoViewIfNeeded();
    // The left edge of the window: from there the sample becomes shorter.
    const box = await tab.locator('#waveform [part~="region-handle-left"]').boundingBox();
    if (box === null) return "there is no window";
    const seconds = Number(await tab.locator("#window-to").inputValue());
    const x = box.x + box.width / 2;
    await tab.mouse.move(x, box.y + box.height / 2);
    await tab.mouse.down();
    await tab.mouse.move(x + 150, box.y + box.height / 2, { steps: 5 });
    await tab.mouse.up();
    // It follows at once, and the sample a little later.
    const after = await tab.evaluate<number>(`new Promise((done) => {
      const field = document.getElementById("window-from");
      let frames = 0;
      const look = () =>
        Number(field.value) !== ${before} || ++frames > 300 ? done(Number(field.value)) : requestAnimationFrame(look);
      look();
    })`);
    await tab.locator('#preparing:has-text("Preparing")').waitFor({ state: "hidden" });
    await visitor.sampleReady();
    console.log(`     from ${before} to ${after} of ${seconds} s`);
    return after > before + 0.5 ? undefined : `it begins at ${after} as before`;
  });
  await check("it says what will be sent to both, without a key", async () => {
    await visitor.describe("Ada");
    await tab.locator('.request[data-provider="cartesia"] dl').waitFor();
    await tab.locator('.request[data-provider="inworld"] dl').waitFor();
    const text = (await visitor.everything()).match(/\[redacted\]/g);
    return text?.length === 2 ? undefined : `${text?.length} redacted`;
  });
  await check("a language is chosen by whoever wants it, not by what is typed on the way there", async () => {
    const chosen = (): Promise<string> => tab.locator("#language").inputValue();
    const before = await chosen();
    const said: (string | null)[] = [];
    const type = async (words: string): Promise<void> => {
      await tab.locator("#language-search").fill(words);
      said.push(`${await chosen()}: ${await tab.locator("#language-found").textContent()}`);
    };
    for (const words of ["g", "ger", "klingon"]) await type(words);
    await tab.keyboard.press("Enter");
    const [one, two, three] = said;
    const stays = said.every((text) => text?.startsWith(`${before}: `)) && (await chosen()) === before;
    await visitor.searchLanguage("german");
    const german = await chosen();
    await visitor.searchLanguage("english");
    await tab.locator("#language").selectOption(before);
    const isRight =
      two?.includes("Enter chooses German") && three?.includes("No language matches “klingon”. English stays chosen.");
    return stays && isRight && german.startsWith("de") ? undefined : [one, two, three, german].join(" / ");
  });
  await check("only languages that a chosen service has are offered", async () => {
    const offered = "[...document.querySelectorAll('#language option')].map(({ value }) => value)";
    await tab.locator("#language-search").fill("");
    const both = await tab.evaluate<string[]>(offered);
    await tab.locator('#providers label:has-text("Inworld") input').uncheck();
    const one = await tab.evaluate<string[]>(offered);
    await tab.locator('#providers label:has-text("Inworld") input').check();
    await visitor.sampleReady();
    const isRight = both.includes("auto") && !one.includes("auto") && one.includes("sv") && both.includes("sv");
    return isRight ? undefined : `${both} and without Inworld ${one}`;
  });
  await check("without the speaker's consent nothing is sent", async () => {
    await tab.locator("#consent").uncheck();
    await tab.locator("#clone").click();
    const said = await tab.locator("#missing").textContent();
    await tab.locator("#consent").check();
    return said?.includes("the speaker has agreed") && made() === "" ? undefined : `it says ${said}: ${made()}`;
  });
  await check("a double click makes one voice at each", async () => {
    await tab.locator("#clone").dblclick();
    await visitor.attempt("cartesia", "made");
    await visitor.attempt("inworld", "made");
    return made() === "cartesia Ada, inworld Ada" ? undefined : made();
  });
  await check("and so does one more", async () => {
    await tab.locator("#clone").click();
    const said = await tab.locator("#missing").textContent();
    if (made() !== "cartesia Ada, inworld Ada") return made();
    return said?.includes("made already") ? undefined : `it says: ${said}`;
  });
  await check("nor does changing something and changing it back, or leaving a service out for a moment", async () => {
    await tab.locator("#name").fill("Adam");
    await tab.locator("#name").fill("Ada");
    await tab.locator('#providers label:has-text("Inworld") input').uncheck();
    await visitor.sampleReady();
    await tab.locator('#providers label:has-text("Inworld") input').check();
    await tab.locator('#preparing:has-text("Preparing")').waitFor({ state: "hidden" });
    await visitor.sampleReady();
    await tab.locator("#clone").click();
    await tab.locator('#missing:has-text("made already")').waitFor();
    return made() === "cartesia Ada, inworld Ada" ? undefined : made();
  });
  await check("a second voice of the same content is one press and one voice, even of a double click", async () => {
    await tab.locator('.attempt[data-provider="cartesia"] button:text-is("Clone again as a new voice")').dblclick();
    await tab.locator('.attempt[data-provider="cartesia"][data-step="made"] >> nth=1').waitFor();
    const got = made();
    const ids = sandbox.voices().flatMap((one) => (one.service === "cartesia" ? [one.voice.id] : []));
    for (const id of ids.slice(1)) await tab.evaluate(`fetch("api/voices/cartesia/${id}", { method: "DELETE" })`);
    await tab.locator('button:text-is("Search")').click();
    await tab.locator("#voices .voice >> nth=1").waitFor({ state: "detached" });
    return got === "cartesia Ada, cartesia Ada, inworld Ada" ? undefined : got;
  });
  for (const [provider, title] of [
    ["cartesia", "Cartesia"],
    ["inworld", "Inworld"],
  ] as const) {
    await check(`it lists, renames, plays and deletes at ${title}`, async () => {
      await tab.locator("#account").selectOption(provider);
      await tab.locator("#voices .voice").first().waitFor();
      await tab.locator('button[aria-label="Hear Ada"]').click();
      await tab.locator('audio[aria-label="Sample of Ada"]').waitFor();
      const media = "document.querySelector('#voices audio')";
      const duration = await tab.evaluate<number>(
        `new Promise((done) => { const a = ${media}; const tell = () => done(a.error ? -1 : a.duration); ` +
          `if (a.readyState > 0 || a.error) tell(); a.onloadedmetadata = tell; a.onerror = tell; })`,
      );
      if (!(duration > 0)) return `the sample has ${duration} s`;
      await tab.locator('button[aria-label="Rename Ada"]').click();
      await tab.locator("#voices input").fill("Ada Lovelace");
      await tab.locator('#voices button:text-is("Save")').click();
      await tab.locator('h3:text-is("Ada Lovelace")').waitFor();
      if (!made().includes(`${provider} Ada Lovelace`)) return made();
      await tab.locator("#voice-search").fill("nobody");
      await tab.locator('button:text-is("Search")').click();
      await tab.locator('#voices-status:has-text("There is no such voice")').waitFor();
      await tab.locator("#voice-search").fill("love");
      await tab.locator('button:text-is("Search")').click();
      await tab.locator('button[aria-label="Delete Ada Lovelace"]').click();
      const asked = await tab.locator("dialog[open]").textContent();
      if (!asked?.includes("Ada Lovelace")) return `it asks: ${asked}`;
      await tab.locator('dialog[open] button:text-is("Keep it")').click();
      if (!made().includes(`${provider} Ada Lovelace`)) return "it was deleted all the same";
      await tab.locator('button[aria-label="Delete Ada Lovelace"]').click();
      await tab.locator("dialog[open] button.danger").click();
      await tab.locator('#voices-status:has-text("There is no such voice")').waitFor();
      return made().includes(provider) ? made() : undefined;
    });
    await tab.locator("#voice-search").fill("");
  }
  await check("neither key nor audio is anywhere in the page", async () => {
    const everything = await visitor.everything();
    return Object.values(keys).find((key) => everything.includes(key)) ?? undefined;
  });
  await check("no mistake of its own came up, and nothing that its policy forbids", async () => {
    return visitor.errors.join("; ") || undefined;
  });
  await tab.close();
}
