import type { Device, Page } from "../browser/chromium.ts";
import { axeFindings } from "../recorder-page/axe.ts";

/** A place in a page, as Playwright finds it. */
interface Place {
  click(): Promise<void>;
  fill(text: string): Promise<void>;
  count(): Promise<number>;
  first(): Place;
  isVisible(): Promise<boolean>;
  textContent(): Promise<string | null>;
  waitFor(): Promise<void>;
}

/** What is used of a page here beyond what other suites use. */
interface SiteTab extends Page {
  locator(selector: string): Place;
  screenshot(options: { path: string; fullPage?: boolean }): Promise<unknown>;
  setDefaultTimeout(ms: number): void;
  url(): string;
}

/** Chromium as this suite starts it. */
export interface Opener {
  newPage(device?: Device): Promise<Page>;
}

/** What a reader of the site sits in front of. */
export const devices = {
  desk: { viewport: { width: 1440, height: 900 } },
  telephone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
} as const;

// axe judges a text's colours only where nothing lies over it: what floats is put aside, and code wraps.
const nothingFloats = `
  .VPNav *::before, .VPNav *::after, .VPLocalNav::before { content: none !important; }
  .VPSidebar, .VPNav, .VPLocalNav, .aside-container { position: static !important; }
  .VPSidebar, .aside-container { height: auto !important; overflow: visible !important; }
  .curtain, .aside-curtain, .vp-doc [class*="language-"] > :is(.copy, .lang) { display: none !important; }
  .excerpt-gradient-top, .excerpt-gradient-bottom { display: none !important; }
  .VPLocalSearchBox :is(.shell, .results) { max-height: none !important; overflow: visible !important; }
  .vp-doc pre code { width: auto !important; }
  .vp-doc pre code .line > span { display: block; white-space: normal; overflow-wrap: anywhere; }
`;

/** Somebody who reads the site. */
export class Reader {
  readonly tab: SiteTab;
  /** What pages did wrong, since {@link mistakes} was asked last. */
  #errors: string[] = [];
  readonly #address: string;

  private constructor(tab: SiteTab, address: string) {
    this.tab = tab;
    this.#address = address;
    tab.on("pageerror", ({ message = "" }) => this.#errors.push(message));
    tab.on("console", (event) => {
      const { type, text } = event as unknown as { type(): string; text(): string };
      if (["error", "warning"].includes(type.call(event))) this.#errors.push(text.call(event));
    });
  }

  /** @param address the site's, with a slash at its end. */
  static async sits(browser: Opener, address: string, device: Device): Promise<Reader> {
    const tab = (await browser.newPage(device)) as SiteTab;
    tab.setDefaultTimeout(20_000);
    return new Reader(tab, address);
  }

  /** Opens a page by its file, and waits until its program runs. */
  async opens(file: string): Promise<void> {
    await this.tab.goto(this.#address + file);
    await this.tab.waitForFunction("document.querySelector('#app')?.__vue_app__?._container != null");
  }

  /** What the pages did wrong since this was asked last. */
  mistakes(): string[] {
    return this.#errors.splice(0);
  }

  /** What axe finds against the page, or a part of it. Afterwards the page is to be opened anew. */
  async findings(within?: string): Promise<string[]> {
    await this.tab.evaluate(
      `document.head.append(Object.assign(document.createElement("style"), { textContent: ${JSON.stringify(nothingFloats)} }))`,
    );
    return axeFindings(this.tab, within);
  }
}
