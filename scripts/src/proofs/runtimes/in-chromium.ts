import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startFaults } from "@org/voices-mock/faults";
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
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction("'hold' in globalThis");
    return await page.evaluate<Observed[]>(`hold(${JSON.stringify([provider, faults.url, only]).slice(1, -1)})`);
  } finally {
    server.close();
    await faults.close();
  }
}
