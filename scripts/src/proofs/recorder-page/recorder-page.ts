import type { Page } from "../browser/chromium.ts";

/** The example's page as a visitor with a keyboard uses it. */
export class RecorderPage {
  readonly page: Page;
  /** What the page itself did wrong. */
  readonly errors: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on("pageerror", ({ message = "" }) => this.errors.push(message));
  }

  static async open(page: Page, url: string): Promise<RecorderPage> {
    const opened = new RecorderPage(page);
    await page.goto(`${url}/`);
    // Every stream that the page is given, so that one can see whether it lets go of it.
    await page.evaluate(`(() => {
      const { mediaDevices } = navigator;
      const ask = mediaDevices.getUserMedia.bind(mediaDevices);
      globalThis.streams = [];
      mediaDevices.getUserMedia = async (what) => {
        const stream = await ask(what);
        streams.push(stream);
        return stream;
      };
    })()`);
    return opened;
  }

  /** Fills in what the form asks for, from its beginning. */
  async fillIn(name: string): Promise<void> {
    await this.page.evaluate("document.activeElement?.blur(), scrollTo(0, 0)");
    await this.#tabTo("name");
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.type(name);
    await this.#tabTo("consent");
    if (!(await this.page.evaluate<boolean>("document.activeElement.checked"))) await this.page.keyboard.press("Space");
  }

  /** Goes to a button with the tabulator, and presses a key there. */
  async pressOn(button: "record" | "submit", key: "Enter" | "Space"): Promise<void> {
    await this.#tabTo(button);
    await this.page.keyboard.press(key);
  }

  async #tabTo(id: string): Promise<void> {
    for (let pressed = 0; pressed < 30; pressed++) {
      const { activeElement } = await this.page.evaluate<{ activeElement: string }>(
        "({ activeElement: document.activeElement?.id || document.activeElement?.type || '' })",
      );
      if (activeElement === id) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`The keyboard does not reach ${id}.`);
  }

  /** Waits until the status begins with these words, and returns all of it. A complaint ends the waiting. */
  says = (words: string): Promise<string> => this.#waitFor("status", words);

  /** Waits until the page complains with these words. */
  complains = (words: string): Promise<string> => this.#waitFor("problem", words);

  async #waitFor(id: "status" | "problem", words: string): Promise<string> {
    const read = (which: string): string => `document.getElementById("${which}").textContent`;
    // Whatever the page does first takes an earlier complaint away.
    const ended = `${read("problem")} !== "" || ${read("status")}.startsWith("Your sample")`;
    await this.page.waitForFunction(`${read(id)}.includes(${JSON.stringify(words)}) || ${ended}`);
    const said = await this.page.evaluate<string>(read(id));
    if (said.includes(words)) return said;
    throw new Error(await this.page.evaluate<string>(`${read("problem")} || ${read("status")}`));
  }

  /** What it shows of the sample, and of what was done to the recording. */
  facts = (): Promise<string> =>
    this.page.evaluate(
      "Array.from(document.querySelectorAll('#facts, #changes li'), (shown) => shown.textContent).join('; ')",
    );

  /** The state of each track of each microphone that the page was given. */
  trackStates = (): Promise<string[]> =>
    this.page.evaluate("streams.flatMap((stream) => stream.getTracks().map((track) => track.readyState))");
}
