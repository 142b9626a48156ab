import { execFile } from "node:child_process";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { askAdvisories } from "../../src/workspace/advisories/advisories.ts";

const command = fileURLToPath(new URL("../../src/workspace/advisories/run.ts", import.meta.url));

/** The program that runs these tests. */
function pnpm(): string {
  const path = process.env["npm_execpath"];
  if (path === undefined) throw new Error("Run these tests by pnpm: pnpm --filter scripts test");
  return path;
}

/** A registry on this machine, as pnpm is told of it. */
async function registry(answer: RequestListener): Promise<NodeJS.ProcessEnv> {
  const server = createServer((request, response) => {
    request.resume();
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { ...process.env, pnpm_config_registry: url, pnpm_config_fetch_retries: "0" };
}

const advisory = (severity: string, title = "It trusts everybody"): RequestListener => {
  const one = { id: 1, url: "https://example.org/1", title, severity, vulnerable_versions: "<99.0.0", cwe: [] };
  return (request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(request.method === "POST" ? JSON.stringify({ commander: [one] }) : "{}");
  };
};

/** The command as CI runs it. */
const ran = (env: NodeJS.ProcessEnv): Promise<[code: unknown, stdout: string]> =>
  new Promise((resolve) => {
    execFile(process.execPath, [command], { env: { ...env, npm_execpath: pnpm() } }, (error, stdout) =>
      resolve([error?.code ?? 0, stdout]),
    );
  });

describe("pnpm advisories", () => {
  it.each(["high", "critical"])("fails for one that is %s", async (severity) => {
    const [code, stdout] = await ran(await registry(advisory(severity)));
    expect(code).toBe(1);
    expect(stdout).toContain(`${severity}: commander: It trusts everybody (https://example.org/1)`);
    expect(stdout).toContain("1 advisories about run-time dependencies, 1 of them high or critical.");
  });

  it("tells of one that is low, and passes", async () => {
    const [code, stdout] = await ran(await registry(advisory("low")));
    expect([code, stdout]).toEqual([0, expect.stringContaining("low: commander: It trusts everybody")]);
  });

  it("passes where there is none", async () => {
    const env = await registry((_, response) => response.setHeader("content-type", "application/json").end("{}"));
    const [code, stdout] = await ran(env);
    expect([code, stdout]).toEqual([0, "0 advisories about run-time dependencies, 0 of them high or critical.\n"]);
  });

  it.each<[string, RequestListener]>([
    ["does not know the question", (_, response) => response.writeHead(405).end()],
    ["finds nothing", (_, response) => response.writeHead(404).end("not here")],
    ["answers with something else", (_, response) => response.end("<html>")],
    ["breaks off", (request) => request.socket.destroy()],
  ])("says that it could not ask a registry that %s, and passes", async (_, answer) => {
    const [code, stdout] = await ran(await registry(answer));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^could not ask: ./);
    expect(stdout).not.toContain("127.0.0.1");
  });

  it("says that it could not ask a registry that never answers", async () => {
    const answer = await askAdvisories(pnpm(), { env: await registry(() => {}), timeout: 2_000 });
    expect(answer).toEqual({ silence: "no answer within 2 s" });
  });

  it("prints a registry's words on one line each, without what steers a terminal", async () => {
    const [, stdout] = await ran(await registry(advisory("low", "\u001b[2J\nforged: line\u202e")));
    expect(stdout.split("\n")[0]).toBe("low: commander: [2J forged: line (https://example.org/1)");
  });
});
