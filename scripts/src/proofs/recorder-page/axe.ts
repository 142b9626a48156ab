import { readFile } from "node:fs/promises";
import { toolRequire } from "../../workspace/tools/install-tool.ts";
import type { Page } from "../browser/chromium.ts";

const rules = { "target-size": { enabled: true } };

/**
 * What axe finds against a page as it is now: a line for each rule and place. Places it is not sure of count as well.
 *
 * @param within the part that is looked at, as a selector; everything when absent.
 */
export async function axeFindings(page: Page, within = "html"): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) {
    await page.evaluate(await readFile(toolRequire("browser").resolve("axe-core/axe.min.js"), "utf8"));
  }
  return page.evaluate<
    string[]
  >(`axe.run(${JSON.stringify(within)}, { rules: ${JSON.stringify(rules)} }).then(({ violations, incomplete }) =>
    [...violations, ...incomplete].flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
      id + ": " + html.slice(0, 100) + " " + failureSummary)))`);
}
