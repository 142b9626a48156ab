// The example of a page that records, in a real browser: its microphone hears ada.wav. The page prepares what it recorded,
// and the route handler clones it at both services; and so it does with recordings as the browser made them. Every
// example recording is prepared in the page, the page says in words what goes wrong, it is used by keyboard alone, and axe
// finds nothing in it.
import { execFile } from "node:child_process";
import { readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { suiteUsage } from "../../prove/proof.ts";
import { root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { launchChromium } from "../browser/chromium.ts";
import { check, wrong } from "./check.ts";
import { checkLooks } from "./check-looks.ts";
import { proof } from "./proof.ts";
import { rawRecording } from "./raw-recording.ts";
import { RecorderPage } from "./recorder-page.ts";
import { silentWav } from "./silent-wav.ts";
import { startSite } from "./site.ts";

const { serve } = commandLine(
  suiteUsage(
    proof,
    `
  --serve  proves nothing: serves the page for a browser of yours, and clones in a sandbox`,
  ),
  { serve: { type: "boolean", default: false } },
);

const recordedSeconds = 8;
const clips = fileURLToPath(new URL("examples/clips/", root));
const site = await startSite();
if (serve) {
  console.log(`${site.url}/ until Ctrl+C`);
  await new Promise((resolve) => process.once("SIGINT", resolve));
  await site.close();
} else {
  await main();
}

/** What the command makes of a recording in its sandbox. */
function clonedByCommand(file: string): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(process.execPath, [
    fileURLToPath(new URL("packages/clone-cli/src/bin.ts", root)),
    ...[file, "--name", "Ada", "--language", "en", "--provider", "all", "--sandbox", "--json"],
  ]);
}

async function main(): Promise<void> {
  const browser = await launchChromium([
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-audio-capture=${join(clips, "ada.wav")}`,
  ]);
  console.log(`Chromium ${browser.version()}`);
  const open = async (device = {}): Promise<RecorderPage> => RecorderPage.open(await browser.newPage(device), site.url);
  const voicesMade = (): string =>
    site.sandbox
      .voices()
      .map(({ service }) => service)
      .join(", ");

  try {
    const page = await open();
    await check(`it records ${recordedSeconds} s and prepares them, by keyboard alone`, async () => {
      await page.fillIn("Ada");
      await page.pressOn("record", "Enter");
      await page.says("Recording");
      await setTimeout(recordedSeconds * 1000);
      await page.pressOn("record", "Enter");
      const said = await page.says("Your sample is ready");
      const seconds = Number(/ready: ([\d.]+) s/.exec(said)?.[1]);
      console.log(`     ${await page.facts()}`);
      return seconds > recordedSeconds - 2 && seconds < recordedSeconds + 1 ? undefined : said;
    });
    await check("it has let go of the microphone", async () => {
      const states = await page.trackStates();
      return states.length > 0 && states.every((state) => state === "ended") ? undefined : states.join(", ");
    });
    await check("it posts a small WAV, and both voices are made of just that", async () => {
      await page.pressOn("submit", "Enter");
      const said = await page.says("Your voice is made");
      console.log(`     ${said}`);
      const sent = site.sandbox.requests().flatMap(({ audio }) => audio);
      const [uploaded = 0] = site.uploads;
      const isJustThat = sent.length === 2 && sent.every(({ size }) => size < uploaded && uploaded - size < 1_000);
      if (!isJustThat || uploaded > 1_000_000)
        return `${uploaded} bytes came, and ${sent.map(({ size }) => size)} went`;
      const heads = sent.map(({ bytes = new Uint8Array() }) => Buffer.from(bytes.subarray(0, 4)).toString("latin1"));
      if (heads.join() !== "RIFF,RIFF") return `what went begins with ${heads}`;
      return voicesMade() === "cartesia, inworld" ? undefined : voicesMade();
    });
    site.sandbox.reset();

    for (const kind of ["audio/webm", "audio/mp4"]) {
      let raw: Uint8Array = new Uint8Array();
      await check(`${kind} as the browser recorded it becomes both voices`, async () => {
        const { type, recording, hasLength, status, answer } = await rawRecording(page.page, kind, recordedSeconds);
        console.log(`     ${type}, ${recording.byteLength} bytes: ${status} ${answer}`);
        raw = recording;
        // It would prove nothing of recordings that do not say how long they are.
        if (kind === "audio/webm" && hasLength) return "this browser fills in how long it recorded";
        const made = voicesMade();
        site.sandbox.reset();
        return status === 201 && made === "cartesia, inworld" ? undefined : made;
      });
      await check(`and clone-voice makes both voices of it`, async () => {
        const file = join(tmpdir(), `recorder-page.${kind.slice("audio/".length)}`);
        await writeFile(file, raw);
        const { stdout, stderr } = await clonedByCommand(file);
        console.log(`     ${stderr.split("\n")[0]}`);
        const made = stdout
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line) as { provider: string; id?: string });
        return made.length === 2 && made.every(({ id }) => id !== undefined) ? undefined : stdout + stderr;
      });
    }

    for (const clip of (await readdir(clips)).filter((name) => !name.endsWith(".md"))) {
      await check(`it prepares ${clip}`, async () => {
        await page.page.setInputFiles("#file", join(clips, clip));
        await page.says("Your sample is ready");
        console.log(`     ${await page.facts()}`);
        return undefined;
      });
    }

    const text = join(tmpdir(), "text.m4a");
    await writeFile(text, "This is no recording. ".repeat(200));
    const silence = join(tmpdir(), "silence.wav");
    await writeFile(silence, silentWav(5));
    for (const [path, words] of [
      [text, "neither a recording nor a film"],
      [silence, "Nobody speaks for long enough"],
    ] as const) {
      await check(`it says of ${path.replace(/.*\//, "")}: ${words}`, async () => {
        await page.page.setInputFiles("#file", path);
        await page.complains(words);
        return undefined;
      });
    }
    await check("it asks for a recording where there is none, and leads there", async () => {
      await page.fillIn("Ada");
      await page.pressOn("submit", "Enter");
      await page.complains("Record something first");
      const focused = await page.page.evaluate<string>("document.activeElement?.id");
      return focused === "record" ? undefined : focused;
    });
    for (const [name, words] of [
      ["NotAllowedError", "may not use the microphone"],
      ["NotFoundError", "No microphone was found"],
    ] as const) {
      await check(`it says what to do after ${name}`, async () => {
        await page.page.evaluate(
          `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", "${name}"))`,
        );
        await page.pressOn("record", "Space");
        await page.complains(words);
        return undefined;
      });
    }
    await check("no mistake of its own came up", async () => page.errors.join("; ") || undefined);
    await page.page.close();

    await checkLooks(open, text);
  } finally {
    await browser.close();
    await site.close();
  }
  if (wrong.length > 0) {
    console.error(`\n${wrong.length} things are not so.`);
    process.exitCode = 1;
  }
}
