// The example of a page that records, in a real browser: its microphone hears ada.wav. The page prepares what it recorded,
// and the route handler clones it at both services; and so it does with recordings as the browser made them. Every
// example recording is prepared in the page, the page says in words what goes wrong, it is used by keyboard alone, and axe
// finds nothing in it.
import { readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { suiteUsage } from "../../prove/proof.ts";
import { root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { launchChromium } from "../browser/chromium.ts";
import { axeFindings } from "./axe.ts";
import { proof } from "./proof.ts";
import { rawRecording } from "./raw-recording.ts";
import { RecorderPage } from "./recorder-page.ts";
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
const devices = {
  desk: { viewport: { width: 1280, height: 800 } },
  telephone: { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true },
} as const;

const site = await startSite();
if (serve) {
  console.log(`${site.url}/ until Ctrl+C`);
  await new Promise((resolve) => process.once("SIGINT", resolve));
  await site.close();
} else {
  await main();
}

async function main(): Promise<void> {
  const browser = await launchChromium([
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-audio-capture=${join(clips, "ada.wav")}`,
  ]);
  console.log(`Chromium ${browser.version()}`);
  const open = async (device = {}): Promise<RecorderPage> => RecorderPage.open(await browser.newPage(device), site.url);
  const wrong: string[] = [];
  /** One thing that is proved. */
  const check = async (what: string, look: () => Promise<string | undefined>): Promise<void> => {
    const found = await look().catch((error) => String(error));
    console.log(`${found === undefined ? "yes" : "NO "}  ${what}${found === undefined ? "" : `\n     ${found}`}`);
    if (found !== undefined) wrong.push(what);
  };
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
      console.log(`     ${said} ${await page.changes()}`);
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
      await check(`${kind} as the browser recorded it becomes both voices`, async () => {
        const { type, bytes, hasLength, status, answer } = await rawRecording(page.page, kind, recordedSeconds);
        console.log(`     ${type}, ${bytes} bytes: ${status} ${answer}`);
        // It would prove nothing of recordings that do not say how long they are.
        if (kind === "audio/webm" && hasLength) return "this browser fills in how long it recorded";
        const made = voicesMade();
        site.sandbox.reset();
        return status === 201 && made === "cartesia, inworld" ? undefined : made;
      });
    }

    for (const clip of (await readdir(clips)).filter((name) => !name.endsWith(".md"))) {
      await check(`it prepares ${clip}`, async () => {
        await page.page.setInputFiles("#file", join(clips, clip));
        const said = await page.says("Your sample is ready");
        console.log(`     ${/ready: (.*)/.exec(said)?.[1]} ${await page.changes()}`);
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

    for (const colorScheme of ["light", "dark"] as const) {
      for (const [name, device] of Object.entries(devices)) {
        const looked = await open({ ...device, colorScheme });
        const states: Readonly<Record<string, () => Promise<unknown>>> = {
          "at first": async () => {},
          "while it records": async () => {
            await looked.pressOn("record", "Enter");
            await looked.says("Recording");
          },
          "with a sample": async () => {
            await setTimeout(3_000);
            await looked.pressOn("record", "Enter");
            await looked.says("Your sample is ready");
          },
          "with a complaint": async () => {
            await looked.page.setInputFiles("#file", text);
            await looked.complains("neither");
          },
        };
        for (const [state, reach] of Object.entries(states)) {
          await check(`axe finds nothing: ${name}, ${colorScheme}, ${state}`, async () => {
            await reach();
            const found = await axeFindings(looked.page);
            if (await looked.page.evaluate<boolean>("document.documentElement.scrollWidth > innerWidth")) {
              found.push("the page is wider than the screen");
            }
            return found.join("\n     ") || undefined;
          });
        }
        await looked.page.close();
      }
    }
  } finally {
    await browser.close();
    await site.close();
  }
  if (wrong.length > 0) {
    console.error(`\n${wrong.length} things are not so.`);
    process.exitCode = 1;
  }
}

/** PCM of 16 bit at 16 kHz in which nothing is heard. */
function silentWav(seconds: number): Buffer {
  const rate = 16_000;
  const head = Buffer.from(
    "RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\0\0\0\0\0\0\0\0\x02\0\x10\0data\0\0\0\0",
    "latin1",
  );
  const size = rate * seconds * 2;
  head.writeUInt32LE(size + 36, 4);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt32LE(size, 40);
  return Buffer.concat([head, Buffer.alloc(size)]);
}
