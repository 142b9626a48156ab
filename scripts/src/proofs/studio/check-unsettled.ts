import { readFile } from "node:fs/promises";
import { cloneVoice } from "@org/clone-core";
import { inworld } from "@org/clone-core/inworld";
import { axeFindings } from "../recorder-page/axe.ts";
import { check } from "../recorder-page/check.ts";
import { type Opener, type StudioDevice, Visitor } from "./visitor.ts";
import { keys, openWorkshop, type Workshop } from "./workshop.ts";

const keptPlace = "localStorage.getItem('clone-studio-unsettled')";

/** So late a service lists a new voice that one can see the studio look for it. */
const lateMs = 2_000;

/** Waits for one voice at each service, and says what is wrong when there are others or the page still keeps an attempt. */
async function madeAtBoth(visitor: Visitor, sandbox: Workshop["sandbox"]): Promise<string | undefined> {
  await visitor.attempt("cartesia", "made");
  await visitor.attempt("inworld", "made");
  const { length } = sandbox.voices();
  const kept = await visitor.tab.evaluate<string>(keptPlace);
  return length === 2 && kept === "[]" ? undefined : `${length} voices, kept ${kept}`;
}

/** Answers that are lost, pages that are loaded again: one voice each. */
export async function checkUnsettled(browser: Opener, clip: string): Promise<void> {
  await within(
    "answerLost",
    async ({ studio, sandbox }) => {
      const visitor = await prepared(browser, studio.address, clip, "Lost");
      await check("an answer that was lost is found again in front of one's eyes", async () => {
        await visitor.tab.locator("#clone").click();
        for (const provider of ["cartesia", "inworld"]) {
          await visitor.tab
            .locator(`.attempt[data-provider="${provider}"]:has-text("Looking for the voice")`)
            .waitFor();
        }
        return madeAtBoth(visitor, sandbox);
      });
      await visitor.tab.close();
    },
    lateMs,
  );

  await within("slow", async ({ studio, sandbox }) => {
    const visitor = await prepared(browser, studio.address, clip, "Reloaded");
    await check(
      "a page that is loaded again in the middle of a call finds its voices, and makes no second one",
      async () => {
        await visitor.tab.locator("#clone").click();
        await visitor.tab.locator('.attempt:has-text("Sent.")').first().waitFor();
        await visitor.tab.reload();
        return madeAtBoth(visitor, sandbox);
      },
    );
    await check("nor does whoever fills in the same after the reload and presses again", async () => {
      await visitor.fillIn(clip, "Reloaded");
      await visitor.tab.locator("#clone").click();
      await visitor.tab.locator('#missing:has-text("made already")').waitFor();
      return madeAtBoth(visitor, sandbox);
    });
    await visitor.tab.close();
  });

  await within("neverAnswering", async ({ studio, sandbox }) => {
    const visitor = await prepared(browser, studio.address, clip, "Early", { reducedMotion: "reduce" });
    const { tab } = visitor;
    await check("who loads the page again and presses while nobody knows makes no second voice", async () => {
      await tab.locator("#clone").click();
      await tab.locator('.attempt:has-text("Sent.")').first().waitFor();
      await tab.reload();
      await visitor.fillIn(clip, "Early again");
      await tab.locator("#clone").click();
      await tab.locator('#missing:has-text("First wait for what becomes of “Early”")').waitFor();
      const sent = sandbox.requests().filter(({ method }) => method === "POST").length;
      return sent === 2 ? undefined : `${sent} requests`;
    });
    await check("nothing moves for whoever wants no motion, and the words say the same", async () => {
      const [moving, words] = await tab.evaluate<[boolean, string]>(
        "[[...document.querySelectorAll('progress')].some((one) => one.checkVisibility()), document.querySelector('#attempts').textContent]",
      );
      return !moving && words.includes("Sent.") ? undefined : `${moving} ${words}`;
    });
    await check("a keyboard alone cancels", async () => {
      await visitor.tabTo(".attempt button");
      await tab.keyboard.press("Enter");
      await tab.locator('.attempt[data-step="unknown"]').first().waitFor();
      return undefined;
    });
    await check("a keyboard alone looks again and ends that, and never loses its place", async () => {
      const title = "Early at ";
      const places = [await visitor.focused()];
      // The service takes its time.
      await tab.evaluate(`(() => {
        const send = window.fetch;
        window.fetch = (path, init) => (path.endsWith("/settle") ? new Promise(() => {}) : send(path, init));
      })()`);
      await visitor.tabTo('.attempt[data-step="unknown"] button:first-child');
      await tab.keyboard.press("Enter");
      await tab.locator('.attempt:has-text("Looking for what became of it")').first().waitFor();
      places.push(await visitor.focused());
      return places.every((place) => place.startsWith(title)) ? undefined : `the focus was at ${places.join(", ")}`;
    });
    await tab.close();
  });

  await within("neverAnswering", async ({ studio, sandbox }) => {
    const visitor = await prepared(browser, studio.address, clip, "Silent");
    await check("a call is cancelled, stays open after a reload, and may be left", async () => {
      await visitor.tab.locator('#providers label:has-text("Inworld") input').uncheck();
      await visitor.sampleReady();
      await visitor.tab.locator("#clone").click();
      await visitor.tab.locator('.attempt:has-text("Sent.")').first().waitFor();
      await visitor.tab.locator('progress[aria-label="Silent is being made at Cartesia"]').waitFor();
      await visitor.tab.locator('button:text-is("Cancel")').click();
      await visitor.attempt("cartesia", "unknown");
      await visitor.tab.reload();
      const said = await visitor.attempt("cartesia", "unknown");
      if (!said.includes("Nobody knows")) return said;
      const found = await axeFindings(visitor.tab);
      if (found.length > 0) return found.join("; ");
      await visitor.tab.locator('button:text-is("Leave it")').click();
      const kept = await visitor.tab.evaluate<string>(keptPlace);
      return kept === "[]" && sandbox.voices().length === 0 ? undefined : kept;
    });
    await visitor.tab.close();
  });

  await within("", async ({ studio, sandbox }) => {
    const visitor = await Visitor.open(browser, studio.address);
    await check("a studio that was started again finds in the account what an earlier one had made", async () => {
      const idempotencyKey = "studio-of-yesterday";
      const provider = inworld({ apiKey: keys.INWORLD_API_KEY, baseUrl: sandbox.inworldUrl });
      await cloneVoice({ provider, name: "Yesterday", language: "en", sample: await readFile(clip), idempotencyKey });
      const kept = JSON.stringify([{ key: idempotencyKey, provider: "inworld", name: "Yesterday" }]);
      await visitor.tab.evaluate(`localStorage.setItem("clone-studio-unsettled", ${JSON.stringify(kept)})`);
      await visitor.tab.reload();
      await visitor.attempt("inworld", "made");
      return sandbox.voices().length === 1 ? undefined : `${sandbox.voices().length} voices`;
    });
    await visitor.tab.close();
  });

  await within("quotaExceeded", async ({ studio }) => {
    const visitor = await prepared(browser, studio.address, clip, "Poor");
    await check("an error says what to do next, and nothing is kept", async () => {
      await visitor.tab.locator("#clone").click();
      const said = await visitor.attempt("cartesia", "failed");
      const kept = await visitor.tab.evaluate<string>(keptPlace);
      await visitor.attempt("inworld", "failed");
      console.log(`     ${said}`);
      const found = await axeFindings(visitor.tab);
      if (found.length > 0) return found.join("; ");
      if (/\.\s*\./.test(said)) return `a full stop too many: ${said}`;
      return said.includes("Look at your plan") ? undefined : `${said} ${kept}`;
    });
    await visitor.tab.close();
  });
}

async function prepared(
  browser: Opener,
  address: string,
  clip: string,
  name: string,
  device: StudioDevice = {},
): Promise<Visitor> {
  const visitor = await Visitor.open(browser, address, device);
  await visitor.fillIn(clip, name);
  return visitor;
}

async function within(
  scenario: string,
  work: (workshop: Workshop) => Promise<void>,
  listLagMs?: number,
): Promise<void> {
  const workshop = await openWorkshop(scenario, listLagMs);
  try {
    await work(workshop);
  } finally {
    await workshop.close();
  }
}
