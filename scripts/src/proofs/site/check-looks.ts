import { join } from "node:path";
import { check } from "../recorder-page/check.ts";
import { devices, type Opener, Reader } from "./reader.ts";

/** One page of each kind. */
const kinds: Readonly<Record<string, string>> = {
  home: "index.html",
  guide: "docs/errors-and-safety.html",
  figures: "docs/bench/index.html",
  package: "packages/clone-core/index.html",
  names: "reference/clone-core/index.html",
  function: "reference/clone-core/functions/cloneVoice.html",
  class: "reference/clone-core/classes/CloneError.html",
};

/** A page of each kind in light and dark, on a desk and on a telephone; the pictures go into `folder`. */
export async function checkLooks(browser: Opener, address: string, folder: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [name, device] of Object.entries(devices)) {
      const reader = await Reader.sits(browser, address, { ...device, colorScheme });
      for (const [kind, file] of Object.entries(kinds)) {
        await check(`axe finds nothing: ${name}, ${colorScheme}, ${kind}`, async () => {
          await reader.opens(file);
          const isDark = await reader.tab.evaluate<boolean>("document.documentElement.classList.contains('dark')");
          await reader.tab.screenshot({ path: join(folder, `${name}-${colorScheme}-${kind}.png`) });
          const found = await reader.findings();
          if (isDark !== (colorScheme === "dark")) found.push(`the page is ${isDark ? "dark" : "light"}`);
          return found.join("\n     ") || undefined;
        });
      }
      await reader.tab.close();
    }
  }
}
