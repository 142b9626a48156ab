import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { check } from "../../recorder-page/check.ts";
import { type Opener, Visitor } from "../visitor.ts";
import { serveFolder } from "./static-host.ts";

const unreal = "nothing real was created";

/** The same page as static files, from a host that knows nothing of it, in a folder; and then without that host. */
export async function checkDemo(browser: Opener, studioFolder: string, clip: string): Promise<void> {
  execFileSync(process.execPath, [join(studioFolder, "demo/build.ts")], { stdio: ["ignore", "ignore", "inherit"] });
  const host = await serveFolder(join(studioFolder, "demo/dist"), "/some/folder/");
  const visitor = await Visitor.open(browser, host.address);
  const { tab } = visitor;
  const cloned = async (name: string): Promise<string | undefined> => {
    await visitor.give(clip);
    await visitor.sampleReady();
    await visitor.describe(name);
    const request = tab.locator('.request[data-provider="inworld"]:has-text("https://api.inworld.ai")');
    await request.waitFor();
    await tab.locator("#clone").click();
    for (const provider of ["cartesia", "inworld"]) {
      const said = await visitor.attempt(provider, "made", name);
      if (!said.includes(unreal)) return `${provider} says: ${said}`;
    }
    return undefined;
  };

  await check(
    "the demo clones at both, in a folder of a host of files, and says of each that it is not real",
    async () => {
      const badge = await tab.locator(".badge").textContent();
      return badge?.includes("Demo: nothing real") ? cloned("Ada") : `it says: ${badge}`;
    },
  );
  await check("the demo lists, renames, plays and deletes", async () => {
    await tab.locator('button[aria-label="Hear Ada"]').click();
    await tab.locator('audio[aria-label="Sample of Ada"]').waitFor();
    await tab.locator('button[aria-label="Rename Ada"]').click();
    await tab.locator("#voices input").fill("Ada Lovelace");
    await tab.locator('#voices button:text-is("Save")').click();
    await tab.locator('button[aria-label="Delete Ada Lovelace"]').click();
    await tab.locator("dialog[open] button.danger").click();
    await tab.locator('#voices-status:has-text("There is no voice")').waitFor();
    return undefined;
  });
  await check("the demo cancels, and knows after a reload what it did", async () => {
    await tab.locator("#name").fill("Left");
    await tab.locator("#clone").click();
    await tab.locator('.attempt[data-step="running"] button:text-is("Cancel")').first().click();
    await visitor.attempt("cartesia", "unknown", "Left");
    await visitor.attempt("inworld", "made", "Left");
    await tab.reload();
    const said = await visitor.attempt("cartesia", "unknown", "Left");
    await tab.locator('button:text-is("Leave it")').click();
    return said.includes(unreal) ? undefined : said;
  });
  await check("everything that the demo asked its host for was a file of its own", async () => {
    console.log(`     ${host.asked.length} files`);
    return host.missed.filter((path) => path !== "/favicon.ico").join(", ") || undefined;
  });
  await host.close();
  await check(
    "with its host gone the demo opens again, decodes what it has not decoded before, and clones",
    async () => {
      await tab.goto(host.address);
      await tab.locator("#record").waitFor();
      await visitor.give(clip.replace(/\.wav$/, ".caf"));
      await visitor.sampleReady();
      return cloned("Grace");
    },
  );
  await check("no mistake of the demo's own came up, and nothing that its policy forbids", async () => {
    return visitor.errors.join("; ") || undefined;
  });
  await tab.close();
}
