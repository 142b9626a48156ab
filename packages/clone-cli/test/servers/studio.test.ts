import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import open from "open";
import { afterEach, describe, expect, it, vi } from "vitest";
import { run } from "../../src/index.ts";
import { cartesiaKey } from "../keys.ts";
import { binPath, nodePath, ran } from "../ran-command.ts";

vi.mock("open", { spy: true });

const flat = (output: string): string => output.replaceAll(/\s+/g, " ");
const address = /http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]+/;

/** The studio in a process of its own, once it has said where it is. */
async function started(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(nodePath, [binPath, "studio", "--port", "0", ...args], { env, stdio: "pipe" });
  const outputs = Promise.all([text(child.stdout), text(child.stderr)]);
  let said = "";
  for await (const [chunk] of onData(child.stdout)) {
    said += chunk;
    if (said.includes("Ctrl-C")) break;
  }
  return {
    address: address.exec(said)?.[0] ?? "",
    async stop() {
      child.kill("SIGINT");
      const [code] = (await once(child, "close")) as [number | null];
      const [stdout, stderr] = await outputs;
      return { code, stdout, stderr };
    },
  };
}

/** The studio with a sandbox in this process, and `browser` for the system's; without a screen there is no other. */
function begun(args: readonly string[], { terminal, browser }: { terminal: boolean; browser: string }) {
  for (const [name, value] of Object.entries({ BROWSER: browser, DISPLAY: undefined, WAYLAND_DISPLAY: undefined })) {
    vi.stubEnv(name, value);
  }
  const stream = () => Object.assign(new PassThrough(), { isTTY: terminal });
  const [stdout, stderr, stopping] = [stream(), stream(), new AbortController()];
  const texts = Promise.all([text(stdout), text(stderr)]);
  const io = { stdout, stderr, stdin: Readable.from([]), env: {}, signal: stopping.signal };
  const running = run(["studio", "--sandbox", "--port", "0", ...args], io);
  return {
    stdout,
    stderr,
    async close() {
      stopping.abort();
      const exitCode = await running;
      stdout.end();
      stderr.end();
      const [out, err] = await texts;
      return { exitCode, stdout: out, stderr: err };
    },
  };
}

async function* onData(stream: NodeJS.ReadableStream): AsyncGenerator<[Buffer]> {
  for (;;) yield (await once(stream, "data")) as [Buffer];
}

/** A page of the studio, with the cookie that its address gives. */
async function opened(at: string): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const door = await fetch(at, { redirect: "manual" });
  const cookie = door.headers.get("set-cookie")?.split(";")[0] ?? "";
  const { origin } = new URL(at);
  return (path, init) => fetch(new URL(path, at), { ...init, headers: { cookie, origin } });
}

describe("clone-voice studio", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.clearAllMocks();
  });

  it("serves its page and a sandbox behind it until Ctrl-C, without a key", async () => {
    const studio = await started(["--sandbox"]);
    const ask = await opened(studio.address);
    expect(await (await ask("/api/providers")).json()).toMatchObject({
      kind: "sandbox",
      providers: [
        { name: "cartesia", hasKey: true },
        { name: "inworld", hasKey: true },
      ],
    });
    expect(await (await ask("/api/voices?provider=inworld")).json()).toMatchObject({ voices: [] });
    const { code, stdout, stderr } = await studio.stop();
    expect([code, stderr]).toEqual([0, ""]);
    expect(flat(stdout)).toContain("nothing real is created");
  });

  it("ends at once with Ctrl-C, whatever a service still owes it", async () => {
    const asked: string[] = [];
    const silent = createServer(({ method = "" }) => void asked.push(method));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    try {
      const { port } = silent.address() as AddressInfo;
      const env = { CARTESIA_API_KEY: cartesiaKey, CARTESIA_BASE_URL: `http://127.0.0.1:${port}` };
      const studio = await started([], env);
      const ask = await opened(studio.address);
      const json = (value: object): RequestInit => ({ method: "POST", body: JSON.stringify(value) });
      const answers = [
        ask("/api/voices?provider=cartesia"),
        ask("/api/voices/cartesia/one/preview"),
        ask("/api/voices/cartesia/one", { ...json({ name: "Grace" }), method: "PATCH" }),
        ask("/api/voices/cartesia/one", { method: "DELETE" }),
        ask("/api/settle", json({ provider: "cartesia", idempotencyKey: "one" })).then((answer) => answer.text()),
      ];
      await vi.waitUntil(() => asked.length === answers.length, { timeout: 10_000, interval: 20 });
      const [{ code, stderr }, ...ended] = await Promise.all([
        studio.stop(),
        ...answers.map((one) => one.catch(() => 0)),
      ]);
      expect([code, stderr, ended.length]).toEqual([0, "", answers.length]);
    } finally {
      silent.closeAllConnections();
      silent.close();
    }
  });

  it("takes keys from the environment, and says of none what it is", async () => {
    const studio = await started([], { CARTESIA_API_KEY: cartesiaKey });
    const facts = await (await (await opened(studio.address))("/api/providers")).text();
    expect(JSON.parse(facts)).toMatchObject({ kind: "accounts", providers: [{ hasKey: true }, { hasKey: false }] });
    const { stdout, stderr } = await studio.stop();
    for (const said of [facts, stdout, stderr]) expect(said).not.toContain(cartesiaKey);
    expect(flat(stdout)).toContain("Whoever has this address can use your keys");
  });

  it("opens the browser on a terminal, with an address that opens the page once", async () => {
    const folder = mkdtempSync(join(tmpdir(), "browser-"));
    const [browser, seen] = [join(folder, "browser"), join(folder, "seen")];
    writeFileSync(browser, `#!/bin/sh\nprintf %s "$1" > ${seen}.part\nmv ${seen}.part ${seen}\n`);
    chmodSync(browser, 0o700);
    const studio = begun([], { terminal: true, browser });
    const given = await vi.waitFor(() => readFileSync(seen, "utf8"), { timeout: 10_000, interval: 20 });
    const [first, second] = [await fetch(given, { redirect: "manual" }), await fetch(given, { redirect: "manual" })];
    const { exitCode, stdout, stderr } = await studio.close();
    expect([first.status, second.status]).toEqual([303, 401]);
    expect(exitCode).toBe(0);
    expect(flat(stderr)).toContain("was used a second time. If it was not you, stop the studio.");
    expect(stdout).toMatch(address);
    expect(stdout).not.toContain(given);
  });

  it("keeps the keys from the browser, and has them again afterwards", async () => {
    const folder = mkdtempSync(join(tmpdir(), "browser-"));
    const [browser, seen] = [join(folder, "browser"), join(folder, "seen")];
    writeFileSync(browser, `#!/bin/sh\nenv > ${seen}.part\nmv ${seen}.part ${seen}\n`);
    chmodSync(browser, 0o700);
    const keys = { CARTESIA_API_KEY: cartesiaKey, INWORLD_API_KEY: "aW53b3JsZDpub3QtZm9yLWJyb3dzZXJz" };
    for (const [name, key] of Object.entries(keys)) vi.stubEnv(name, key);
    const studio = begun([], { terminal: true, browser });
    const environment = await vi.waitFor(() => readFileSync(seen, "utf8"), { timeout: 10_000, interval: 20 });
    await studio.close();
    expect(environment).toContain(`BROWSER=${browser}`);
    for (const key of Object.values(keys)) expect(environment).not.toContain(key);
    expect(process.env).toMatchObject(keys);
  });

  it("says so where there is no browser", async () => {
    const studio = begun([], { terminal: true, browser: "false" });
    await once(studio.stderr, "data");
    const { exitCode, stderr } = await studio.close();
    expect(exitCode).toBe(0);
    expect(flat(stderr)).toContain("No browser could be opened. Open the address yourself.");
  });

  it.each([
    [["--no-open"], true],
    [[], false],
  ] as const)("opens no browser with %j where the output is a terminal: %j", async (args, terminal) => {
    const studio = begun(args, { terminal, browser: "false" });
    await once(studio.stdout, "data");
    const { stdout, stderr } = await studio.close();
    expect(stdout).toMatch(address);
    expect(stderr).toBe("");
    expect(open).not.toHaveBeenCalled();
  });

  it("warns when there is no key at all", async () => {
    const { exitCode, stderr } = await ran(["studio", "--port", "0"], { signal: AbortSignal.abort() });
    expect(exitCode).toBe(0);
    expect(flat(stderr)).toContain("CARTESIA_API_KEY and INWORLD_API_KEY are not set, so no voice can be made.");
  });

  it("is refused on a port that is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    try {
      const { port } = other.address() as AddressInfo;
      const { exitCode, stdout, stderr } = await ran(["studio", "--sandbox", "--port", String(port)]);
      expect([exitCode, stdout]).toEqual([2, ""]);
      expect(flat(stderr)).toContain(`The studio could not start: port ${port} is taken. Pass another --port`);
    } finally {
      other.close();
    }
  });

  it.each([
    [{ CARTESIA_API_KEY: "a key\nwith a line break" }, "CARTESIA_API_KEY"],
    [{ CARTESIA_API_KEY: cartesiaKey, CARTESIA_BASE_URL: "ftp://cartesia.example" }, "CARTESIA_BASE_URL"],
  ])("names the variable that it cannot use: %j", async (env, variable) => {
    const { exitCode, stderr } = await ran(["studio", "--port", "0"], { env });
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toContain(`The studio could not start: cartesia: ${variable}`);
    expect(stderr).not.toContain("with a line break");
  });

  it.each([
    [["--port", "70000"], "Pass a whole number from 0 to 65535."],
    [["extra"], "too many arguments"],
  ])("is refused with %j", async (args, message) => {
    const { exitCode, stdout, stderr } = await ran(["studio", ...args]);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(flat(stderr)).toContain(message);
  });
});
