import type { Device, Page } from "../browser/chromium.ts";

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

  /** How much wider than the screen the page is, in pixels. */
  tooWide = (): Promise<number> => this.tab.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
}
