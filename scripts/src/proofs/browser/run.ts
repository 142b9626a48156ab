// The mock in a real browser: msw's worker answers in a page that clones at both providers.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { suiteUsage } from "../../prove/proof.ts";
import { root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { launchChromium } from "./chromium.ts";
import { proof } from "./proof.ts";
import { serve } from "./serve.ts";

commandLine(suiteUsage(proof), {});

const examples = new URL("examples/", root);
const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL("browser/mock-worker.ts", examples))],
  bundle: true,
  write: false,
  format: "esm",
  target: "es2023",
  logLevel: "warning",
});
const msw = createRequire(new URL("package.json", examples)).resolve("msw/mockServiceWorker.js");
const { url, server } = await serve({
  "/": ["text/html", '<!doctype html><title>mock</title><script type="module" src="/page.js"></script>'],
  "/page.js": ["text/javascript", Buffer.from(outputFiles[0]?.contents ?? "")],
  "/mockServiceWorker.js": ["text/javascript", await readFile(msw)],
  "/ada.wav": ["audio/wav", await readFile(new URL("clips/ada.wav", examples))],
});

const browser = await launchChromium();
try {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("pageerror", ({ message = "" }) => errors.push(message));
  await page.goto(`${url}/`);
  await page.waitForFunction("'cloneInPage' in globalThis");
  const { ids, voices } = await page.evaluate<{ ids: string[]; voices: number }>(
    "fetch('/ada.wav').then((response) => response.blob()).then((clip) => cloneInPage(clip))",
  );
  console.log(`Chromium ${browser.version()}: ${ids.join(", ")}`);
  if (errors.length > 0 || ids.length !== 2 || voices !== 2) {
    throw new Error(`expected one voice at each service, found ${voices}; page errors: ${errors.join("; ") || "none"}`);
  }
} finally {
  await browser.close();
  server.close();
}
