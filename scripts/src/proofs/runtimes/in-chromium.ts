import { readFile } from "node:fs/promises";
import { startFaults } from "@org/voices-mock/faults";
import type { launchChromium } from "../browser/chromium.ts";
import { serve } from "../browser/serve.ts";
import type { Observed } from "../faults/observed.ts";
import type { Served } from "./prepare/recordings.ts";

type Browser = Awaited<ReturnType<typeof launchChromium>>;

/** Holds a provider to its promises in a page of Chromium. */
export async function holdInChromium(
  browser: Browser,
  script: string,
  provider: string,
  only: string,
): Promise<Observed[]> {
  const faults = await startFaults();
  try {
    return await observedInPage(browser, script, {}, () => `hold(${parameters(provider, faults.url, only)})`);
  } finally {
    await faults.close();
  }
}

/** Prepares recordings in a page of Chromium, which has them beside itself. */
export const prepareInChromium = (browser: Browser, script: string, files: Served, only: string): Promise<Observed[]> =>
  observedInPage(browser, script, files, (url) => `prepare(${parameters(url, only)})`);

const parameters = (...texts: readonly string[]): string => JSON.stringify(texts).slice(1, -1);

/** What a call in a page comes to, once its script has loaded. */
async function observedInPage(
  browser: Browser,
  script: string,
  files: Served,
  call: (url: string) => string,
): Promise<Observed[]> {
  const { url, server } = await serve({
    ...files,
    "/": ["text/html", '<!doctype html><title>promises</title><script type="module" src="/worker.mjs"></script>'],
    "/worker.mjs": ["text/javascript", await readFile(script)],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`${url}/`);
    await page.waitForFunction("'hold' in globalThis || 'prepare' in globalThis");
    return await page.evaluate<Observed[]>(call(url));
  } finally {
    server.close();
  }
}
