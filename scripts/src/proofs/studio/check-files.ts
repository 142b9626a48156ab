import { open, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "../recorder-page/check.ts";
import { silentWav } from "../recorder-page/silent-wav.ts";
import { type Opener, Visitor } from "./visitor.ts";
import type { Workshop } from "./workshop.ts";

/** Recordings of every kind, what is none, and 200 MB; and microphones that are not there. */
export async function checkFiles(browser: Opener, { studio }: Workshop, clips: string): Promise<void> {
  const visitor = await Visitor.open(browser, studio.address);
  const { tab } = visitor;
  const complains = async (words: string): Promise<string | undefined> => {
    await tab.locator(`#recording-problem:has-text("${words}")`).waitFor();
    return undefined;
  };
  for (const clip of (await readdir(clips)).filter((name) => !name.endsWith(".md"))) {
    await check(`it prepares ${clip}`, async () => {
      await visitor.give(join(clips, clip));
      await tab.locator(`#takes label:has-text("${clip}") input:checked`).waitFor();
      console.log(`     ${await visitor.sampleReady()}`);
      return undefined;
    });
  }
  await check("a text that is dropped is neither a recording nor a film", async () => {
    await tab.evaluate(`(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["This is no recording. ".repeat(200)], "notes.m4a"));
      document.getElementById("drop").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    })()`);
    return complains("neither a recording nor a film");
  });
  await check("silence has nobody who speaks", async () => {
    const silence = join(tmpdir(), "silence.wav");
    await writeFile(silence, silentWav(5));
    await visitor.give(silence);
    return complains("Nobody speaks for long enough");
  });
  await check("200 MB are prepared, and the page answers meanwhile", async () => {
    const large = join(tmpdir(), "large.wav");
    await writeLarge(large, await readFile(join(clips, "ada.wav")), 200_000_000);
    await visitor.give(large);
    const longest = await tab.evaluate<number>(`new Promise((done) => {
      let last = performance.now(), longest = 0, count = 0;
      const tick = () => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
        if (++count < 60) requestAnimationFrame(tick); else done(longest);
      };
      requestAnimationFrame(tick);
    })`);
    const began = performance.now();
    const said = await visitor.sampleReady();
    console.log(
      `     ${said} After ${((performance.now() - began) / 1000).toFixed(0)} s; longest pause ${longest.toFixed(0)} ms`,
    );
    return longest < 1_000 ? undefined : `the page stood still for ${longest} ms`;
  });
  for (const [name, words] of [
    ["NotAllowedError", "may not use the microphone"],
    ["NotFoundError", "There is no such microphone"],
    ["NotReadableError", "Another program uses the microphone"],
  ] as const) {
    await check(`it says what to do after ${name}`, async () => {
      await tab.evaluate(`navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", "${name}"))`);
      await tab.locator("#record").click();
      await tab.locator(`.problem:has-text("${words}")`).waitFor();
      return undefined;
    });
  }
  await check("no mistake of its own came up with files", async () => visitor.errors.join("; ") || undefined);
  await tab.close();
}

/** A clip over and over again. */
async function writeLarge(path: string, clip: Buffer, bytes: number): Promise<void> {
  const [head, sound] = [Buffer.from(clip.subarray(0, 44)), clip.subarray(44)];
  const times = Math.ceil(bytes / sound.length);
  head.writeUInt32LE(36 + times * sound.length, 4);
  head.writeUInt32LE(times * sound.length, 40);
  const file = await open(path, "w");
  try {
    await file.write(head);
    for (let index = 0; index < times; index++) await file.write(sound);
  } finally {
    await file.close();
  }
}
