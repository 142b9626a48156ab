import { readFile } from "node:fs/promises";
import { startFaults } from "@org/voices-mock/faults";
import type { launchChromium } from "../browser/chromium.ts";
import { serve } from "../browser/serve.ts";
import type { Observed } from "../faults/observed.ts";

/** Holds a provider to its promises in a page of Chromium. */
export async function holdInChromium(
  browser: Awaited<ReturnType<typeof launchChromium>>,
  script: string,
  provider: string,
  only: string,
): Promise<Observed[]> {
  const faults = await startFaults();
  const { url, server } = await serve({
    "/": ["text/html", '<!doctype html><title>promises</title><script type="module" src="/worker.mjs"></script>'],
    "/worker.mjs": ["text/javascript", await readFile(script)],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`${url}/`);
    await page.waitForFunction("'hold' in globalThis");
    return await page.evaluate<Observed[]>(`hold(${JSON.stringify([provider, faults.url, only]).slice(1, -1)})`);
  } finally {
    server.close();
    await faults.close();
  }
}
