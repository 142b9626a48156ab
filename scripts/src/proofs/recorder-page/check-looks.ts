import { setTimeout } from "node:timers/promises";
import type { Device } from "../browser/chromium.ts";
import { tooWide } from "../browser/too-wide.ts";
import { axeFindings } from "./axe.ts";
import { check } from "./check.ts";
import type { RecorderPage } from "./recorder-page.ts";

const devices = {
  desk: { viewport: { width: 1280, height: 800 } },
  telephone: { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true },
} as const;

/** The page in each of its states, in light and dark, on a desk and on the smallest telephone; `text` is no recording. */
export async function checkLooks(open: (device: Device) => Promise<RecorderPage>, text: string): Promise<void> {
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
          if ((await tooWide(looked.page)) > 0) {
            found.push("the page is wider than the screen");
          }
          return found.join("\n     ") || undefined;
        });
      }
      await looked.page.close();
    }
  }
}
