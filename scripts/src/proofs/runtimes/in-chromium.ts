import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { startFaults } from "@org/voices-mock/faults";
import { listening } from "../../workspace/loopback.ts";
import type { launchChromium } from "../browser/chromium.ts";
import type { Observed } from "../faults/observed.ts";

/** Holds a provider to its promises in a page of Chromium. */
export async function holdInChromium(
  browser: Awaited<ReturnType<typeof launchChromium>>,
  script: string,
  provider: string,
  only: string,
): Promise<Observed[]> {
  const faults = await startFaults();
  const code = await readFile(script);
  const server = createServer((request, response) => {
    const isScript = request.url === "/worker.mjs";
    response.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html" });
    response.end(
      isScript ? code : '<!doctype html><title>promises</title><script type="module" src="/worker.mjs"></script>',
    );
  });
  const url = await listening(server);
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
