import { installDebian } from "../../workspace/tools/install-debian.ts";
import { installTool, toolRequire } from "../../workspace/tools/install-tool.ts";

const executablePath = "/usr/bin/chromium";

/** What is used of Playwright, which is installed outside the workspace. */
interface Page {
  goto(url: string): Promise<unknown>;
  evaluate<Result>(expression: string): Promise<Result>;
  waitForFunction(expression: string): Promise<unknown>;
  on(event: "pageerror" | "console", listener: (event: { message?: string; text?: () => string }) => void): void;
}

interface Browser {
  newPage(): Promise<Page>;
  version(): string;
  close(): Promise<void>;
}

/** Installs Debian's Chromium where it is missing. */
export const installChromium = (): void => installDebian({ [executablePath]: "chromium" });

/** Debian's Chromium, driven by Playwright. */
export async function launchChromium(): Promise<Browser> {
  installChromium();
  await installTool("browser");
  const { chromium } = toolRequire("browser")("playwright-core");
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"],
  });
}
