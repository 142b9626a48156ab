import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { cloneVoice } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { startSandbox } from "@org/voices-mock";
import { chromium } from "playwright-core";

// Stands for your server: it holds the key, and the page only uploads.
const page = '<form method="post" action="/voices"><button>Clone my voice</button></form>';
const yourServer = (provider, sample) =>
  createServer(async (request, response) => {
    if (request.method !== "POST") return response.setHeader("content-type", "text/html").end(page);
    const voice = await cloneVoice({ provider, name: "Ada", language: "en", sample: await sample() });
    response.end(`Your voice is ${voice.id}`);
  });

test("a visitor clones a voice with one click", async () => {
  const sandbox = await startSandbox();
  const provider = cartesia({ apiKey: "made-up", baseUrl: sandbox.cartesiaUrl });
  const sample = async () => (await import("node:fs/promises")).readFile("ada.wav");
  const server = yourServer(provider, sample).listen(0, "127.0.0.1");
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  await tab.getByRole("button", { name: "Clone my voice" }).click();
  const [{ voice }] = sandbox.voices();
  assert.match(await tab.textContent("body"), new RegExp(voice.id));
  await browser.close();
  server.close();
  await sandbox.close();
});
