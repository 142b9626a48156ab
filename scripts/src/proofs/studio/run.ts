// The studio in a real browser whose microphone hears ada.wav, with both services in a sandbox: from a recording to voices
// and to their end, answers that are lost, pages that are loaded again, files of every kind, looks, keyboard, and the door.
import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { suiteUsage } from "../../prove/proof.ts";
import { root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { launchChromium } from "../browser/chromium.ts";
import { check, wrong } from "../recorder-page/check.ts";
import { checkDoor } from "./check-door.ts";
import { checkFiles } from "./check-files.ts";
import { checkKeyboard } from "./check-keyboard.ts";
import { checkMemory } from "./check-memory.ts";
import { checkMicrophone } from "./check-microphone.ts";
import { checkStates } from "./check-states.ts";
import { checkUnsettled } from "./check-unsettled.ts";
import { checkWork } from "./check-work.ts";
import { checkDemo } from "./demo/check-demo.ts";
import { checkLooks } from "./looks/check-looks.ts";
import { useOneFont } from "./looks/one-font.ts";
import { proof } from "./proof.ts";
import { checkPictures, makePictures } from "./tour/make-pictures.ts";
import { openWorkshop } from "./workshop.ts";

const parts = [
  "door",
  "work",
  "unsettled",
  "microphone",
  "files",
  "keyboard",
  "states",
  "memory",
  "demo",
  "looks",
  "tour",
] as const;
const { pictures, only, write } = commandLine(
  suiteUsage(
    proof,
    `
  --pictures <folder>  leaves the pictures of the page there, in full
  --only <part>        only ${parts.join(", ")}
  --write              keeps small pictures to compare with, and makes those in docs/studio`,
  ),
  { pictures: { type: "string" }, only: { type: "string" }, write: { type: "boolean", default: false } },
);

/** What the page's JavaScript may weigh before decoders, packed by gzip. */
const mostBytes = 120_000;
const clips = fileURLToPath(new URL("examples/clips/", root));
const clip = join(clips, "ada.wav");
const studioFolder = fileURLToPath(new URL("packages/clone-studio/", root));
const folder = resolve(pictures ?? join(tmpdir(), "pictures"));
await mkdir(folder, { recursive: true });

execFileSync("pnpm", ["--silent", "run", "page"], { cwd: studioFolder, stdio: "inherit" });
await check(`the page's JavaScript weighs at most ${mostBytes / 1000} kB`, async () => {
  const assets = join(studioFolder, "dist/page/assets");
  // What index.html names; everything else is loaded when a recording needs it.
  const html = await readFile(join(assets, "../index.html"), "utf8");
  const named = (await readdir(assets)).filter((name) => name.endsWith(".js") && html.includes(name));
  const sizes = await Promise.all(named.map(async (name) => gzipSync(await readFile(join(assets, name))).length));
  const bytes = sizes.reduce((sum, one) => sum + one, 0);
  console.log(`     ${(bytes / 1000).toFixed(1)} kB: ${named.join(", ")}`);
  return named.length > 0 && bytes <= mostBytes ? undefined : `${bytes} bytes`;
});

await useOneFont(tmpdir());
const workshop = await openWorkshop();
const browser = await launchChromium([
  "--use-fake-ui-for-media-stream",
  "--use-fake-device-for-media-stream",
  `--use-file-for-fake-audio-capture=${clip}`,
]);
console.log(`Chromium ${browser.version()}`);
const work: Readonly<Record<(typeof parts)[number], () => Promise<void>>> = {
  door: () => checkDoor(browser, workshop),
  work: () => checkWork(browser, workshop),
  unsettled: () => checkUnsettled(browser, clip),
  microphone: () => checkMicrophone(browser, workshop),
  files: () => checkFiles(browser, workshop, clips),
  keyboard: () => checkKeyboard(browser, workshop),
  states: () => checkStates(browser, clip),
  memory: () => checkMemory(browser, workshop, clip),
  demo: () => checkDemo(browser, studioFolder, clip),
  looks: () => checkLooks(browser, { clip, poorClip: join(clips, "ada-telephone.wav"), folder, write }),
  tour: () => (write ? makePictures(browser, workshop) : checkPictures()),
};
try {
  for (const name of parts) {
    if (only === undefined || only === name) await work[name]();
  }
} finally {
  await browser.close();
  await workshop.close();
}
if (only === undefined || only === "looks") {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".png")).map((name) => name.slice(0, -4));
  console.log(`\n${names.length} pictures were looked at, and are in ${folder}:\n  ${names.sort().join("\n  ")}`);
}
if (wrong.length > 0) {
  console.error(`\n${wrong.length} things are not so.`);
  process.exitCode = 1;
}
