import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Starts the studio as its README says, from what is installed in a folder, and asks it for its page and for what stands
 * behind it; returns what it found.
 */
export async function openStudio(folder: string, command: readonly string[]): Promise<string[]> {
  const [program = "", ...parameters] = [...command, "studio", "--sandbox", "--port", "0"];
  // A group of its own: npx hands no signal on.
  const child = spawn(program, parameters, { cwd: folder, stdio: ["ignore", "pipe", "inherit"], detached: true });
  try {
    const address = await printedAddress(child.stdout);
    const opened = await fetch(address, { redirect: "manual" });
    const headers = { cookie: opened.headers.get("set-cookie")?.split(";")[0] ?? "" };
    const ask = (path: string): Promise<Response> => fetch(new URL(path, address), { headers });
    const html = await (await ask("/")).text();
    const script = /src="(\.\/assets\/[\w-]+\.js)"/.exec(html)?.[1] ?? "no script";
    const page = await ask(script);
    if (!page.ok) throw new Error(`The page's ${script} answers ${page.status}`);
    const { kind, providers } = await (await ask("/api/providers")).json();
    const names = providers.map(({ name, hasKey }: { name: string; hasKey: boolean }) => (hasKey ? name : "no key"));
    if (kind !== "sandbox" || names.join() !== "cartesia,inworld") throw new Error(`It has ${names}, and is ${kind}`);
    const { voices } = await (await ask("/api/voices?provider=cartesia")).json();
    const refused = await fetch(new URL("/", address));
    if (refused.status !== 401) throw new Error(`Without a cookie it answers ${refused.status}`);
    return [
      `${command.join(" ")} studio --sandbox: its page has ${(await page.text()).length} characters of JavaScript`,
      `${command.join(" ")} studio --sandbox: ${names.join(" and ")} behind it, with ${voices.length} voices`,
    ];
  } finally {
    if (child.pid !== undefined && child.exitCode === null) {
      const ended = once(child, "close");
      process.kill(-child.pid, "SIGINT");
      await ended;
    }
  }
}

async function printedAddress(output: AsyncIterable<Buffer>): Promise<string> {
  let said = "";
  for await (const chunk of output) {
    said += chunk;
    const address = /http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]+/.exec(said)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error(`The studio ended, and said:\n${said}`);
}
