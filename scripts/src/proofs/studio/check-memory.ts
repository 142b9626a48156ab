import { check } from "../recorder-page/check.ts";
import { type Opener, Visitor } from "./visitor.ts";
import type { Workshop } from "./workshop.ts";

const clones = 50;
/** A sample of ten seconds has a third of a megabyte: whoever kept one for each clone would need sixteen. */
const mostGrowth = 8_000_000;

/** A page that clones all day stays small. */
export async function checkMemory(browser: Opener, { studio, sandbox }: Workshop, clip: string): Promise<void> {
  sandbox.reset();
  const visitor = await Visitor.open(browser, studio.address);
  const { tab } = visitor;
  const tools = await tab.context().newCDPSession(tab);
  const used = async (): Promise<number> => {
    await tools.send("HeapProfiler.collectGarbage");
    const { usedSize, backingStorageSize = Number.NaN } = await tools.send("Runtime.getHeapUsage");
    return usedSize + backingStorageSize;
  };
  await check(`after ${clones} voices at each service the page has not grown`, async () => {
    await visitor.give(clip);
    await visitor.sampleReady();
    // Each of another part of the recording, so that each has a sample of its own.
    const cloneAs = async (name: string, index: number): Promise<void> => {
      await tab.locator("#window-from").fill(String(index / 20));
      await tab.keyboard.press("Tab");
      await tab.locator('#preparing:has-text("Preparing")').waitFor({ state: "hidden" });
      await visitor.sampleReady();
      await visitor.describe(name);
      await tab.locator("#clone").click();
      for (const provider of ["cartesia", "inworld"]) {
        await tab
          .locator(`.attempt[data-provider="${provider}"][data-step="made"] h3:has-text("${name} at")`)
          .waitFor();
      }
    };
    await cloneAs("First", 0);
    const before = await used();
    for (let index = 1; index < clones; index++) await cloneAs(`Voice ${index}`, index);
    const after = await used();
    const { length } = sandbox.voices();
    console.log(`     ${(before / 1e6).toFixed(1)} MB, then ${(after / 1e6).toFixed(1)} MB with ${length} voices`);
    if (length !== 2 * clones) return `${length} voices`;
    return after - before < mostGrowth ? undefined : `it grew by ${after - before} bytes`;
  });
  await tab.close();
  sandbox.reset();
}
