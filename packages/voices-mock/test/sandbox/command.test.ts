import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { RecordedRequest } from "../../src/record/request.ts";
import { requestLine } from "../../src/record/request-line.ts";
import { sandboxGuide } from "../../src/sandbox/guide.ts";
import { ask } from "../door/ask.ts";
import { atCartesia } from "../life/requests.ts";
import { cartesiaKey, cartesiaRequest } from "../requests.ts";

const command = fileURLToPath(new URL("../../src/sandbox/command.ts", import.meta.url));

interface Run {
  /** What it has printed so far. */
  printed(): string;
  /** Ends it and gives its exit code. */
  end(): Promise<number | null>;
  readonly exit: Promise<number | null>;
}

function run(...args: string[]): Run {
  const child = spawn(process.execPath, [command, ...args]);
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const exit = once(child, "close").then(([code]: (number | null)[]) => code ?? null);
  return {
    printed: () => printed,
    exit,
    end() {
      child.kill("SIGTERM");
      return exit;
    },
  };
}

describe("the sandbox command", () => {
  test("says how to point clients at it, logs each request in one line and ends when told", async () => {
    const sandbox = run("--port", "0", "--scenario", "readOnlyKey", "--seed", "one", "--list-lag", "1 request");
    await expect.poll(sandbox.printed, { timeout: 10_000 }).toContain("POST http");
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(sandbox.printed())?.[0] ?? "";
    const guide = sandbox.printed();
    for (const part of [`${url}/cartesia`, `${url}/inworld`, "cartesia-js", "@inworld/tts", "curl ", "/__requests"]) {
      expect(guide).toContain(part);
    }
    const response = await fetch(cartesiaRequest({ url: `${url}/cartesia/voices/clone` }));
    const { id } = (await response.json()) as { id: string };
    await expect
      .poll(sandbox.printed)
      .toContain(`POST /cartesia/voices/clone · cartesia · 200 · 200 bytes of audio · voice ${id}\n`);
    const listed = async (): Promise<boolean> => {
      const list = await fetch(atCartesia("/voices?limit=1&is_owner=true", {}, `${url}/cartesia`));
      return (await list.text()).includes(id);
    };
    expect([await listed(), await listed()]).toEqual([false, true]);
    await expect.poll(sandbox.printed).toContain("GET /cartesia/voices?limit=1&is_owner=true · cartesia · 200\n");
    expect(sandbox.printed()).not.toContain(cartesiaKey);
    expect(sandbox.printed()).not.toContain("Warning");
    expect(await sandbox.end()).toBe(0);
  });

  test("takes a share without its zero, and later versions of Cartesia's", async () => {
    const versions = ["--cartesia-version", "2026-06-01", "--cartesia-version", "2027-01-15"];
    const sandbox = run("--port", "0", "--fail-rate", ".0", ...versions);
    await expect.poll(sandbox.printed, { timeout: 10_000 }).toContain("POST http");
    const url = `${/http:\/\/127\.0\.0\.1:\d+/.exec(sandbox.printed())?.[0]}/cartesia/voices/clone`;
    for (const version of ["2026-03-01", "2026-06-01", "2027-01-15"]) {
      expect((await fetch(cartesiaRequest({ url, headers: { "Cartesia-Version": version } }))).status).toBe(200);
    }
    await sandbox.end();
  });

  test("answers to a name that it is told to answer to", async () => {
    const sandbox = run("--port", "0", "--allowed-host", "mock", "--allowed-host", "voices.test");
    await expect.poll(sandbox.printed, { timeout: 10_000 }).toContain("POST http");
    const url = `${/http:\/\/127\.0\.0\.1:\d+/.exec(sandbox.printed())?.[0]}/__requests`;
    const statuses: unknown[] = [];
    for (const Host of ["mock:4010", "voices.test", "evil.example"]) {
      statuses.push((await ask(url, { headers: { Host } })).status);
    }
    expect(statuses).toEqual([200, 200, 403]);
    await sandbox.end();
  });

  test("shows keys that a client takes", async () => {
    const guide = sandboxGuide({ url: "http://x", cartesiaUrl: "http://x/cartesia", inworldUrl: "http://x/inworld" });
    const keys = [...guide.matchAll(/apiKey: "([^"]*)"|Bearer ([^"]*)"/g)].map(([, one, other]) => one ?? other ?? "");
    expect(keys).toHaveLength(5);
    for (const key of keys) expect(key.length).toBeGreaterThanOrEqual(12);
    expect(keys.map((key) => (/-/.test(key) ? key : atob(key)))).toEqual([
      "sandbox-any-key",
      "sandbox:any-key",
      "sandbox-any-key",
      "sandbox:any-key",
      "sandbox-any-key",
    ]);
  });

  test("names a recording in the reader's own folder, since it is printed outside this repository too", () => {
    const guide = sandboxGuide({ url: "http://x", cartesiaUrl: "http://x/cartesia", inworldUrl: "http://x/inworld" });
    expect(/clip=@(\S+)/.exec(guide)?.[1]).toBe("ada.wav");
  });

  test("warns when other machines can reach it", async () => {
    const sandbox = run("--port", "0", "--host", "0.0.0.0");
    await expect.poll(sandbox.printed, { timeout: 10_000 }).toContain("POST http");
    expect(sandbox.printed()).toContain("Warning: other machines can reach this sandbox at 0.0.0.0");
    await sandbox.end();
  });

  test.each([
    [["--fail-rate", "2"], "failRate must be a number from 0 to 1, not 2\n"],
    [["--fail-rate", ".5.5"], '--fail-rate must be a number from 0 to 1, not ".5.5"\n'],
    [["--latency", "soon"], '--latency must be milliseconds such as 50, not "soon"\n'],
    [["--list-lag", "soon"], '--list-lag must be a time such as 2s or 500ms, or a number of requests, not "soon"'],
    [["--port", "abc"], '--port must be an integer from 0 to 65535, not "abc"\n'],
    [["--port", "4010.5"], "port must be an integer from 0 to 65535, not 4010.5\n"],
    [["--host", ""], 'host must be an address of this machine such as 127.0.0.1, not ""\n'],
    [["--cartesia-version", "v2"], 'cartesiaVersions[0] must be a date such as "2026-03-01", not "v2"\n'],
    [["--allowed-host", "mock:4010"], "allowedHosts[0] must be the name or address of a machine, without a port"],
    [["--scenario", "nothing"], 'There is no scenario "nothing"'],
    [["--loud"], "--loud"],
  ])("refuses %j and shows its usage", async (args, message) => {
    const sandbox = run(...args);
    expect(await sandbox.exit).toBe(2);
    expect(sandbox.printed()).toContain(message);
    expect(sandbox.printed()).toContain("Usage: sandbox");
  });
});

test("a request's line names what is unusual and cannot break the terminal", () => {
  const request: RecordedRequest = {
    service: "inworld",
    operation: "clone",
    number: 1,
    method: "POST",
    path: "/voices/v1/workspaces/a/voices:clone",
    headers: {},
    bodySize: 0,
    fields: {},
    audio: [],
    unknownFields: ["a\n\u001b[2J"],
    legacy: true,
    scenario: "neverAnswering",
  };
  expect(requestLine(request)).toBe(
    "POST /voices/v1/workspaces/a/voices:clone · inworld · no answer · scenario neverAnswering · legacy path · " +
      "undeclared: a??[2J",
  );
});
