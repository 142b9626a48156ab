import type { Device, Page } from "../browser/chromium.ts";

/** A place in the page, as Playwright finds it. */
interface Place {
  click(): Promise<void>;
  dblclick(): Promise<void>;
  fill(text: string): Promise<void>;
  check(): Promise<void>;
  uncheck(): Promise<void>;
  selectOption(value: string): Promise<unknown>;
  textContent(): Promise<string | null>;
  inputValue(): Promise<string>;
  count(): Promise<number>;
  first(): Place;
  waitFor(options?: { state?: "visible" | "hidden" | "detached"; timeout?: number }): Promise<void>;
  boundingBox(): Promise<{ x: number; y: number; width: number; height: number } | null>;
  scrollIntoViewIfNeeded(): Promise<void>;
}

/** The browser's own tools. */
interface DevTools {
  send(method: "HeapProfiler.collectGarbage"): Promise<unknown>;
  /** In bytes; samples in memory count as backing storage, which is no part of the heap. */
  send(method: "Runtime.getHeapUsage"): Promise<{ readonly usedSize: number; readonly backingStorageSize?: number }>;
}

/** What is used of a page here beyond what other suites use. */
export interface StudioTab extends Page {
  locator(selector: string): Place;
  reload(): Promise<unknown>;
  context(): {
    newCDPSession(tab: StudioTab): Promise<DevTools>;
    grantPermissions(permissions: readonly string[]): Promise<void>;
  };
  screenshot(options?: { fullPage?: boolean }): Promise<Uint8Array>;
  readonly mouse: {
    move(x: number, y: number, options?: { steps: number }): Promise<void>;
    down(): Promise<void>;
    up(): Promise<void>;
  };
  setDefaultTimeout(ms: number): void;
  setViewportSize(size: { width: number; height: number }): Promise<void>;
}

/** What a visitor of the studio has, or wants. */
export interface StudioDevice extends Device {
  readonly reducedMotion?: "reduce";
}

/** Chromium as this suite starts it. */
export interface Opener {
  newPage(device?: StudioDevice): Promise<Page>;
}

/** Somebody in front of the studio's page. */
export class Visitor {
  readonly tab: StudioTab;
  /** What the page itself did wrong, its policy's complaints included. */
  readonly errors: string[] = [];

  private constructor(tab: StudioTab) {
    this.tab = tab;
    tab.on("pageerror", ({ message = "" }) => this.errors.push(message));
    tab.on("console", (event) => {
      const { type, text } = event as unknown as { type(): string; text(): string };
      // A refused request is no mistake of the page's.
      if (type.call(event) === "error" && !text.call(event).startsWith("Failed to load resource"))
        this.errors.push(text.call(event));
    });
  }

  static async open(browser: Opener, address: string, device: StudioDevice = {}): Promise<Visitor> {
    const tab = (await browser.newPage({ viewport: { width: 1440, height: 900 }, ...device })) as StudioTab;
    tab.setDefaultTimeout(20_000);
    const visitor = new Visitor(tab);
    await tab.goto(address);
    await tab.locator("#record").waitFor();
    return visitor;
  }

  /** Records until the page's own clock says so. */
  async record(seconds: number): Promise<void> {
    const before = await this.tab.locator("#takes .row").count();
    await this.tab.locator("#record").click();
    await this.tab.locator(`.figures:text-is("0:${String(seconds).padStart(2, "0")}")`).waitFor();
    await this.tab.locator("#record").click();
    await this.tab.locator(`#takes .row >> nth=${before}`).waitFor();
    await this.sampleReady();
  }

  /** Waits for the sample, and returns what the page says of it. */
  async sampleReady(): Promise<string> {
    await this.tab.locator('#preparing:has-text("The sample is ready")').waitFor({ timeout: 120_000 });
    return (await this.tab.locator("#preparing").textContent()) ?? "";
  }

  /** Gives a recording as a file. */
  async give(path: string): Promise<void> {
    await this.tab.setInputFiles("#file", path);
  }

  /** Drops a file, as a hand with a mouse does. Resolves to whether the browser would open it in the page's stead. */
  drop(name: string, bytes: Uint8Array, place = "#drop"): Promise<boolean> {
    return this.tab.evaluate<boolean>(`(() => {
      const bytes = Uint8Array.from(atob("${Buffer.from(bytes).toString("base64")}"), (one) => one.charCodeAt(0));
      ${dropped(name, "[bytes]", place)}
      return !event.defaultPrevented;
    })()`);
  }

  /** Drops a file of a head and many times the same sound, which is put together in the page. */
  async dropRepeated(name: string, head: Uint8Array, sound: Uint8Array, times: number): Promise<void> {
    const texts = [head, sound].map((part) => JSON.stringify(Buffer.from(part).toString("base64")));
    await this.tab.evaluate(`(() => {
      const [head, sound] = [${texts}].map((text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0)));
      ${dropped(name, `[head, ...Array(${times}).fill(sound)]`)}
    })()`);
  }

  /** Fills in everything. */
  async fillIn(clip: string, name: string): Promise<void> {
    await this.give(clip);
    await this.sampleReady();
    await this.describe(name);
  }

  /** Fills in everything but the recording. */
  async describe(name: string): Promise<void> {
    await this.tab.locator("#name").fill(name);
    await this.tab.locator("#language-search").fill("engl");
    await this.tab.locator("#language").selectOption("en");
    await this.tab.locator("#consent").check();
  }

  /** Looks for a language and takes the first that is found, with the keyboard. */
  async searchLanguage(words: string): Promise<void> {
    await this.tab.locator("#language-search").fill(words);
    await this.tab.keyboard.press("Enter");
  }

  /** Goes with the Tab key to what this selector names. */
  async tabTo(selector: string): Promise<void> {
    const isThere = `document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`;
    for (let pressed = 0; pressed < 200; pressed++) {
      if (await this.tab.evaluate<boolean>(isThere)) return;
      await this.tab.keyboard.press("Tab");
    }
    throw new Error(`The keyboard does not reach ${selector}.`);
  }

  /** What has the focus: its label, or its words. */
  focused = (): Promise<string> =>
    this.tab.evaluate<string>(
      "document.activeElement === document.body ? 'nothing' : " +
        "(document.activeElement.ariaLabel ?? document.activeElement.closest('label, h2, h3, button')?.textContent ?? document.activeElement.id)",
    );

  /** Waits until an attempt at a provider, the one of this name if it has one, stands so, and returns its words. */
  async attempt(provider: string, step: string, name = ""): Promise<string> {
    const place = this.tab
      .locator(`.attempt[data-provider="${provider}"][data-step="${step}"]:has(h3:has-text("${name}"))`)
      .first();
    await place.waitFor({ timeout: 40_000 });
    return (await place.textContent()) ?? "";
  }

  /** Everything that the page holds: what is seen, what is hidden, and what it keeps. */
  everything = (): Promise<string> =>
    this.tab.evaluate<string>(
      "document.documentElement.outerHTML + JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie",
    );
}

const dropped = (name: string, parts: string, place = "#drop"): string => `
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(${parts}, ${JSON.stringify(name)}));
  const event = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
  document.querySelector(${JSON.stringify(place)}).dispatchEvent(event);`;
