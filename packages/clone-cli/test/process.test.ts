import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { type FaultServer, startFaults } from "@org/voices-mock/faults";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cartesiaKey } from "./keys.ts";
import { binPath, jsonLines, nodePath, ran, spawned } from "./ran-command.ts";
import { file, wav } from "./recordings.ts";

const ada = file("ada.wav", wav);
const voice = [ada, "--name", "Ada", "--language", "en"];

let faults: FaultServer;
beforeAll(async () => {
  faults = await startFaults();
});
afterAll(() => faults.close());

const faulty = (fault: string): Record<string, string> => ({
  CARTESIA_API_KEY: cartesiaKey,
  CARTESIA_BASE_URL: `${faults.url}/${fault}`,
});

describe("the clone-voice process", () => {
  it("exits with 0 and prints voices on standard output alone", async () => {
    const { exitCode, stdout, stderr } = await spawned([...voice, "--sandbox", "--json"]);
    expect(exitCode).toBe(0);
    expect(jsonLines(stdout)).toMatchObject([{ provider: "cartesia" }, { provider: "inworld" }]);
    expect(stderr).toBe("");
  });

  it("prints nothing but plain text into a pipe, whatever FORCE_COLOR says", async () => {
    const { stdout, stderr } = await spawned([...voice, "--sandbox"], { env: { FORCE_COLOR: "1" } });
    expect(stdout + stderr).not.toContain("\u001b");
  });

  it.each([
    [1, "status-401"],
    [3, "reset-after-body"],
  ])("exits with %i after %s", async (code, fault) => {
    const { exitCode, stdout, stderr } = await spawned(voice, { env: faulty(fault) });
    expect(exitCode).toBe(code);
    expect(stdout).toBe("");
    expect(stderr).toContain("✗ cartesia");
  });

  it("exits with 2 for wrong usage, and with 0 for --help", async () => {
    expect(await spawned(voice)).toMatchObject({ exitCode: 2, stdout: "" });
    expect(await spawned([])).toMatchObject({ exitCode: 2, stdout: "" });
    expect(await spawned(["--help"])).toMatchObject({ exitCode: 0, stderr: "" });
  });

  it("keeps its exit code when nobody reads its results", async () => {
    const child = spawn(nodePath, [binPath, ...voice, "--sandbox"], {
      env: {},
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.destroy();
    child.stderr.resume();
    expect(await once(child, "close")).toEqual([0, null]);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends its calls and still reports when it gets %s", async (signal) => {
    let arrived = (): void => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    // Reads the request whole and never answers.
    const service = createServer((request) => request.resume().once("end", arrived));
    await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
    try {
      const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
      const env = { CARTESIA_API_KEY: cartesiaKey, CARTESIA_BASE_URL: url };
      const child = spawn(nodePath, [binPath, ...voice, "--json"], { env, stdio: "pipe" });
      const output = text(child.stdout);
      await arrival;
      child.kill(signal);
      expect(await once(child, "close")).toEqual([3, null]);
      expect(jsonLines(await output)).toMatchObject([{ error: { code: "aborted", outcome: "unknown" } }]);
    } finally {
      service.close();
      service.closeAllConnections();
    }
  });

  it("ends at once at the second Ctrl-C", async () => {
    const script = `
      import { interruptSignal } from ${JSON.stringify(new URL("../src/interrupt-signal.ts", import.meta.url).href)};
      const signal = interruptSignal();
      signal.addEventListener("abort", () => console.log(String(signal.reason)));
      setInterval(() => {}, 60_000);
      console.log("ready");
    `;
    const child = spawn(nodePath, ["--input-type=module", "--eval", script], { env: {}, stdio: "pipe" });
    const said = async (): Promise<string> => String((await once(child.stdout, "data"))[0]);
    expect(await said()).toBe("ready\n");
    child.kill("SIGINT");
    expect(await said()).toBe("AbortError: Stopped by SIGINT\n");
    child.kill("SIGINT");
    expect(await once(child, "close")).toEqual([null, "SIGINT"]);
  });
});

describe("an abort", () => {
  it("before anything was sent creates nothing and exits with 1", async () => {
    const signal = AbortSignal.abort();
    const { exitCode, stderr } = await ran(voice, { env: faulty("silence"), signal });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("no voice was created");
  });

  it("ends the waiting for standard input", async () => {
    const controller = new AbortController();
    const stdin = new Readable({ read: () => controller.abort() });
    const { exitCode, stderr } = await ran(["-", ...voice.slice(1)], {
      env: faulty("silence"),
      stdin,
      signal: controller.signal,
    });
    expect(exitCode).toBe(1);
    expect(stderr).toBe("error: Stopped before anything was sent: no voice was created.\n");
  });
});
