import { installDebian } from "../../workspace/tools/install-debian.ts";
import { installTool, toolRequire } from "../../workspace/tools/install-tool.ts";

const executablePath = "/usr/bin/chromium";

/** What is used of Playwright, which is installed outside the workspace. */
export interface Page {
  goto(url: string): Promise<unknown>;
  readonly keyboard: { press(key: string): Promise<void>; type(text: string): Promise<void> };
  setInputFiles(selector: string, path: string): Promise<void>;
  evaluate<Result>(expression: string): Promise<Result>;
  waitForFunction(expression: string): Promise<unknown>;
  on(event: "pageerror" | "console", listener: (event: { message?: string; text?: () => string }) => void): void;
  close(): Promise<void>;
}

/** What a visitor has. */
export interface Device {
  readonly colorScheme?: "light" | "dark";
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly hasTouch?: boolean;
  readonly isMobile?: boolean;
}

interface Browser {
  newPage(device?: Device): Promise<Page>;
  version(): string;
  close(): Promise<void>;
}

/** Installs Debian's Chromium where it is missing. */
export const installChromium = (): void => installDebian({ [executablePath]: "chromium" });

/** Debian's Chromium, driven by Playwright; `more` are arguments of its own. */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  installChromium();
  await installTool("browser");
  const { chromium } = toolRequire("browser")("playwright-core");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-sync",
      ...more,
    ],
  });
}
