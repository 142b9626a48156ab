import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { installTool, toolFolder } from "../../workspace/install-tool.ts";

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
export function installChromium(): void {
  if (existsSync(executablePath)) return;
  const sudo = process.getuid?.() === 0 ? [] : ["sudo"];
  for (const command of [
    ["apt-get", "update", "-qq"],
    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
  ]) {
    const [program = "", ...parameters] = [...sudo, ...command];
    execFileSync(program, parameters, { stdio: ["ignore", "ignore", "inherit"] });
  }
}

/** Debian's Chromium, driven by Playwright. */
export async function launchChromium(): Promise<Browser> {
  installChromium();
  await installTool("browser");
  const require = createRequire(new URL("package.json", toolFolder("browser")));
  const { chromium } = require("playwright-core");
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"],
  });
}
