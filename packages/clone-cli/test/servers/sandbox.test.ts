import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { cartesiaKey } from "../keys.ts";
import { binPath, nodePath, ran, spawned } from "../ran-command.ts";
import { file, wav } from "../recordings.ts";

const ada = file("ada.wav", wav);
const flat = (output: string): string => output.replaceAll(/\s+/g, " ");

/** The sandbox in a process of its own, once it has said where it is. */
async function started(args: readonly string[]): Promise<{ url: string; stop(): Promise<[number | null, string]> }> {
  const child = spawn(nodePath, [binPath, "sandbox", "--port", "0", ...args], { env: {}, stdio: "pipe" });
  const output = text(child.stdout);
  const [chunk] = (await once(child.stdout, "data")) as [Buffer];
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk))?.[0] ?? "";
  return {
    url,
    async stop() {
      child.kill("SIGINT");
      const [code] = (await once(child, "close")) as [number | null];
      return [code, await output];
    },
  };
}

describe("clone-voice sandbox", () => {
  it("serves both services until Ctrl-C, and prints each request", async () => {
    const sandbox = await started([]);
    const env = { CARTESIA_API_KEY: cartesiaKey, CARTESIA_BASE_URL: `${sandbox.url}/cartesia` };
    const cloned = await spawned([ada, "--name", "Ada", "--language", "en"], { env });
    expect(cloned.exitCode).toBe(0);
    const [code, output] = await sandbox.stop();
    expect(code).toBe(0);
    expect(output).toContain("POST /cartesia/voices/clone · cartesia · 200 · 80044 bytes of audio · voice ");
    expect(output).not.toContain(cartesiaKey);
  });

  it("plays the scenario that it is told to, and is quiet when it is told to", async () => {
    const sandbox = await started(["--scenario", "rateLimited", "--latency", "20ms", "--fail-rate", ".0", "--quiet"]);
    const env = { CARTESIA_API_KEY: cartesiaKey, CARTESIA_BASE_URL: `${sandbox.url}/cartesia` };
    const cloned = await spawned([ada, "--name", "Ada", "--language", "en", "--max-retries", "0"], { env });
    expect(cloned.exitCode).toBe(1);
    expect(cloned.stderr).toContain("rate_limited, status 429");
    const [, output] = await sandbox.stop();
    expect(output).not.toContain("POST /cartesia/voices/clone ·");
  });

  it("takes a client that pins a later version when it is told to, and only then", async () => {
    for (const [args, status] of [
      [[], 400],
      [["--cartesia-version", "2026-08-14"], 200],
    ] as const) {
      const sandbox = await started([...args]);
      const body = new FormData();
      for (const [name, value] of Object.entries({ name: "Ada", language: "en" })) body.append(name, value);
      body.append("clip", new Blob([wav], { type: "audio/wav" }), "ada.wav");
      const headers = { authorization: `Bearer ${cartesiaKey}`, "cartesia-version": "2026-08-14" };
      const answer = await fetch(`${sandbox.url}/cartesia/voices/clone`, { method: "POST", headers, body });
      expect(answer.status).toBe(status);
      await answer.text();
      await sandbox.stop();
    }
  });

  it("lists a new voice as late as it is told to", async () => {
    for (const [late, listed] of [
      ["0", [1, 1]],
      ["2", [0, 0]],
      ["1", [0, 1]],
      ["0ms", [1, 1]],
      ["10m", [0, 0]],
    ] as const) {
      const sandbox = await started(["--list-lag", late]);
      const body = new FormData();
      for (const [name, value] of Object.entries({ name: "Ada", language: "en" })) body.append(name, value);
      body.append("clip", new Blob([wav], { type: "audio/wav" }), "ada.wav");
      const headers = { authorization: `Bearer ${cartesiaKey}`, "cartesia-version": "2026-03-01" };
      await (await fetch(`${sandbox.url}/cartesia/voices/clone`, { method: "POST", headers, body })).text();
      for (const count of listed) {
        const answer = await fetch(`${sandbox.url}/cartesia/voices?is_owner=true`, { headers });
        expect((await answer.json()).data).toHaveLength(count);
      }
      await sandbox.stop();
    }
  });

  it("answers to a name that it is told to answer to, and to no other", async () => {
    const sandbox = await started(["--allowed-host", "mock"]);
    const statuses: unknown[] = [];
    for (const host of ["mock:4010", "evil.example"]) {
      const [answer] = await once(get(`${sandbox.url}/__requests`, { headers: { host } }), "response");
      statuses.push(answer.statusCode);
      answer.resume();
    }
    expect(statuses).toEqual([200, 403]);
    await sandbox.stop();
  });

  it("says when others can reach it", async () => {
    const { stderr } = await ran(["sandbox", "--port", "0", "--host", "0.0.0.0"], { signal: AbortSignal.abort() });
    expect(flat(stderr)).toContain("warning: other machines can reach this sandbox at 0.0.0.0");
  });

  it("is refused on a port that is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    try {
      const { port } = other.address() as AddressInfo;
      const { exitCode, stderr } = await ran(["sandbox", "--port", String(port)]);
      expect(exitCode).toBe(2);
      expect(flat(stderr)).toContain(`The sandbox could not start: port ${port} is taken. Pass another --port`);
    } finally {
      other.close();
    }
  });

  it.each([
    [["--scenario", "nonsense"], 'There is no scenario "nonsense". There are:'],
    [["--port", "70000"], "Pass a whole number from 0 to 65535."],
    [["--fail-rate", "2"], "Pass a share from 0 to 1."],
    [["--latency", "-1"], "--latency"],
    [["--latency", "50"], "Pass a time such as 50ms, 2s or 1m, up to 10m."],
    [["--latency", "11m"], "Pass a time such as 50ms, 2s or 1m, up to 10m."],
    [["--list-lag", "1.5"], "Pass a time such as 500ms or 2s, up to 10m, or a number of list requests such as 3."],
    [["--list-lag", "soon"], "Pass a time such as 500ms or 2s, up to 10m, or a number of list requests such as 3."],
    [["--host", ""], "host must be an address of this machine such as 127.0.0.1"],
    [["--cartesia-version", "v2"], 'cartesiaVersions[0] must be a date such as "2026-03-01", not "v2"'],
    [["--allowed-host", "mock:4010"], "allowedHosts[0] must be the name or address of a machine, without a port"],
    [["extra"], "too many arguments"],
  ])("is refused with %j", async (args, message) => {
    const { exitCode, stdout, stderr } = await ran(["sandbox", ...args]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(flat(stderr)).toContain(message);
  });
});
