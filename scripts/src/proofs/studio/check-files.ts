import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { check } from "../recorder-page/check.ts";
import { silentWav } from "../recorder-page/silent-wav.ts";
import { type Opener, Visitor } from "./visitor.ts";
import type { Workshop } from "./workshop.ts";

/** Recordings of every kind, what is none, and 200 MB. */
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
  for (const [what, clip] of [
    ["a voice memo", "ada.m4a"],
    ["a film", "ada.mp4"],
  ] as const) {
    await check(`${what} that is dropped is prepared`, async () => {
      await visitor.drop(`dropped ${clip}`, await readFile(join(clips, clip)));
      await tab.locator(`#takes label:has-text("dropped ${clip}") input:checked`).waitFor();
      await visitor.sampleReady();
      return undefined;
    });
  }
  await check("what each service says of a sample stands there with the page that documents it", async () => {
    await tab.locator('#takes label:has-text("ada-telephone.wav") input').check();
    await visitor.sampleReady();
    const [said, links] = await tab.evaluate<[string, string[]]>(
      "[document.getElementById('sample').textContent, [...document.querySelectorAll('#sample li a')].map(({ href }) => href)]",
    );
    console.log(`     ${said} ${links}`);
    const isDocumented =
      links.length > 0 && links.every((link) => /^https:\/\/docs\.(cartesia|inworld)\.ai\//.test(link));
    return isDocumented ? undefined : `it says ${said} and leads to ${links}`;
  });
  await check("what a recording is stands there in plain words, with what each service says of it", async () => {
    const said = (await tab.locator("#recording-facts").textContent()) ?? "";
    const links = await tab.locator("#recording-facts li a").count();
    console.log(`     ${said}`);
    const missing = ["WAV", "8 kHz, as a telephone has it", "One (mono)", "Loudest", "Cartesia", "Inworld"].filter(
      (words) => !said.includes(words),
    );
    if (missing.length > 0) return `it does not say ${missing}: ${said}`;
    return links > 0 || said.includes("by the studio's own measure") ? undefined : "no finding has a source";
  });
  await check("a window that there is not is told of in words of the page, and nothing moves", async () => {
    const before = await tab.locator("#window-to").inputValue();
    await tab.locator("#window-to").fill("1000");
    await tab.keyboard.press("Tab");
    await tab.locator('#window-problem:has-text("To is 1000: the recording has")').waitFor();
    const after = await tab.locator("#window-to").inputValue();
    return before === after ? undefined : `it is ${after}, and was ${before}`;
  });
  await check(
    "a file that is dropped beside the place for files is taken, and not opened in the page's stead",
    async () => {
      const opens = await visitor.drop("beside.wav", await readFile(join(clips, "ada.wav")), "h1");
      await tab.locator('#takes label:has-text("beside.wav") input:checked').waitFor();
      await visitor.sampleReady();
      return opens ? "the browser opens it" : undefined;
    },
  );
  await check("a text that is dropped is neither a recording nor a film", async () => {
    await visitor.drop("notes.m4a", Buffer.from("This is no recording. ".repeat(200)));
    return complains("neither a recording nor a film");
  });
  await check("silence has nobody who speaks", async () => {
    await visitor.drop("silence.wav", silentWav(5));
    return complains("Nobody speaks for long enough");
  });
  await check("200 MB that are dropped are prepared, and the page answers meanwhile", async () => {
    const { head, sound, times } = repeated(await readFile(join(clips, "ada.wav")), 200_000_000);
    await visitor.dropRepeated("large.wav", head, sound, times);
    await tab.locator('#takes label:has-text("large.wav") input:checked').waitFor();
    const began = performance.now();
    const longest = await tab.evaluate<number>(`new Promise((done) => {
      let last = performance.now(), longest = 0;
      const tick = () => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
        if (document.getElementById("preparing").textContent.includes("Preparing")) requestAnimationFrame(tick);
        else done(longest);
      };
      requestAnimationFrame(tick);
    })`);
    const said = await visitor.sampleReady();
    console.log(
      `     ${said} After ${((performance.now() - began) / 1000).toFixed(0)} s; longest pause ${longest.toFixed(0)} ms`,
    );
    return longest < 1_000 ? undefined : `the page stood still for ${longest} ms`;
  });
  await check("no mistake of its own came up with files", async () => visitor.errors.join("; ") || undefined);
  await tab.close();
}

/** The parts of a file that holds the sound of a clip over and over again. */
function repeated(clip: Buffer, bytes: number): { head: Buffer; sound: Buffer; times: number } {
  const [head, sound] = [Buffer.from(clip.subarray(0, 44)), clip.subarray(44)];
  const times = Math.ceil(bytes / sound.length);
  head.writeUInt32LE(36 + times * sound.length, 4);
  head.writeUInt32LE(times * sound.length, 40);
  return { head, sound, times };
}
