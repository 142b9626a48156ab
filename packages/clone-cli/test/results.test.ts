import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Sandbox, startSandbox } from "@org/voices-mock";
import { type FaultServer, startFaults } from "@org/voices-mock/faults";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cartesiaKey, keys, secrets } from "./keys.ts";
import { jsonLines, ran } from "./ran-command.ts";
import { file, wav } from "./recordings.ts";

const ada = file("ada.wav", wav);
const voice = [ada, "--name", "Ada", "--language", "en"];

let sandbox: Sandbox;
let faults: FaultServer;
beforeAll(async () => {
  [sandbox, faults] = await Promise.all([startSandbox(), startFaults()]);
});
afterAll(() => Promise.all([sandbox.close(), faults.close()]));

/** The environment of a Cartesia that has this fault. */
const faulty = (fault: string): Record<string, string> => ({
  CARTESIA_API_KEY: cartesiaKey,
  CARTESIA_BASE_URL: `${faults.url}/${fault}`,
});
const consent = "Clone only voices whose speakers agreed: both services demand their consent.";
const flat = (output: string): string => output.replaceAll(/\s+/g, " ");

describe("results for people", () => {
  it("are aligned, plain and on standard output, with the mark of the sandbox on each", async () => {
    const args = [ada, "--name", "Ada", "--language", "en-GB", "--sandbox"];
    const { exitCode, stdout, stderr } = await ran(args);
    expect(exitCode).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "✓ cartesia
        id        d0389311-a304-4b74-bffc-38cfa7682329
        name      Ada
        language  en
        sandbox: nothing real was created
      ✓ inworld
        id        sandbox__ada_20260301_000001z
        name      Ada
        language  en-US
        warning   inworld has en-GB only as en-US
        sandbox: nothing real was created
      "
    `);
    expect(stderr).toBe("Cloning ada.wav (80 kB, 10.0 s) at a sandbox of cartesia and inworld …\n");
  });

  it("bear no mark when they are real", async () => {
    const env = { ...keys, CARTESIA_BASE_URL: sandbox.cartesiaUrl, INWORLD_BASE_URL: sandbox.inworldUrl };
    const { exitCode, stdout, stderr } = await ran(voice, { env });
    expect(exitCode).toBe(0);
    expect(stdout + stderr).not.toContain("sandbox:");
  });

  it("have colours on a terminal, unless NO_COLOR is set", async () => {
    const coloured = await ran([...voice, "--sandbox"], { terminal: true });
    expect(coloured.stdout).toContain("\u001b[");
    const plain = await ran([...voice, "--sandbox"], { terminal: true, env: { NO_COLOR: "1" } });
    // What moves the cursor is no colour.
    expect(plain.stdout + plain.stderr).not.toMatch(/\u001b\[[\d;]*m/);
  });

  it.each([40, 80])("fit into %i columns", async (columns) => {
    const args = [ada, "--name", "Ada", "--language", "xx", "--sandbox"];
    const { stderr } = await ran(args, { columns });
    expect(Math.max(...stderr.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(columns);
  });

  it("hold no character of a service that steers a terminal, as JSON neither", async () => {
    const service = createServer((_request, response) => {
      response.end(JSON.stringify({ id: "voice-1", name: "Ada\u001b[2J\u009b2J\u202e", language: "en" }));
    });
    await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
    try {
      const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
      const env = { CARTESIA_API_KEY: cartesiaKey, CARTESIA_BASE_URL: url };
      const { stdout } = await ran(voice, { env, terminal: true });
      expect(stdout).toContain("Ada\ufffd[2J\ufffd2J\ufffd");
      const json = (await ran([...voice, "--json"], { env, terminal: true })).stdout;
      expect(json).not.toMatch(/[\u001b\u009b]/);
      expect(jsonLines(json)).toMatchObject([{ name: "Ada\u001b[2J\u009b2J\u202e" }]);
    } finally {
      service.close();
      service.closeAllConnections();
    }
  });
});

describe("results as JSON", () => {
  it("are one object per provider and line, and nothing else", async () => {
    const { exitCode, stdout, stderr } = await ran([
      ada,
      "--name",
      "Ada",
      "--language",
      "en-GB",
      "--sandbox",
      "--json",
    ]);
    expect(exitCode).toBe(0);
    expect(jsonLines(stdout)).toEqual([
      {
        provider: "cartesia",
        id: expect.any(String),
        name: "Ada",
        language: "en",
        existed: false,
        warnings: [],
        sandbox: true,
      },
      {
        provider: "inworld",
        id: expect.any(String),
        name: "Ada",
        language: "en-US",
        existed: false,
        warnings: [{ code: "language_differs", message: "inworld has en-GB only as en-US" }],
        sandbox: true,
      },
    ]);
    expect(stderr).toBe("");
  });

  it("hold errors too, next to what was created", async () => {
    const env = { ...keys, ...faulty("status-401-json"), INWORLD_BASE_URL: sandbox.inworldUrl };
    const { exitCode, stdout, stderr } = await ran([...voice, "--json"], { env });
    expect(exitCode).toBe(1);
    expect(jsonLines(stdout)).toEqual([
      {
        provider: "cartesia",
        error: {
          code: "authentication",
          outcome: "not_created",
          status: 401,
          message: "cartesia: status 401: status 401, as the fault says",
          startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          next: expect.stringContaining("check the key in CARTESIA_API_KEY"),
        },
        warnings: [],
        sandbox: false,
      },
      {
        provider: "inworld",
        id: expect.any(String),
        name: "Ada",
        language: "en-US",
        existed: false,
        warnings: [],
        sandbox: false,
      },
    ]);
    expect(stderr).toBe(`${consent}\n`);
  });

  it("have no status when no answer came", async () => {
    const { exitCode, stdout } = await ran([...voice, "--json"], { env: faulty("reset-after-body") });
    expect(exitCode).toBe(3);
    const [line] = jsonLines(stdout);
    expect(line).toMatchObject({ provider: "cartesia", error: { code: "unavailable", outcome: "unknown" } });
    expect(line?.["error"]).not.toHaveProperty("status");
  });
});

describe("errors for people", () => {
  it("are on standard error, with the reason, what became of the voice, and the next step", async () => {
    const { exitCode, stdout, stderr } = await ran(voice, { env: faulty("status-401-json") });
    expect(exitCode).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatchInlineSnapshot(`
      "Clone only voices whose speakers agreed: both services demand their consent.
      Cloning ada.wav (80 kB, 10.0 s) at cartesia …
      ✗ cartesia  authentication, status 401
        reason   status 401: status 401, as the fault says
        outcome  no voice was created
        next     check the key in CARTESIA_API_KEY: it may be mistyped, revoked or
                 made for another service
      "
    `);
  });

  it.each([
    ["status-402", "look at your plan and its limits at cartesia"],
    ["status-403", "give the key in CARTESIA_API_KEY the right to clone voices"],
    ["status-413", "pass a few seconds of speech as WAV or MP3"],
    ["status-404", "correct what cartesia objects to"],
    ["retry-after-90", "wait 90 s and run the command again"],
    ["redirect-307", "check CARTESIA_BASE_URL if you set it"],
  ])("say what to do after %s", async (fault, next) => {
    const { exitCode, stderr } = await ran(voice, { env: faulty(fault) });
    expect(exitCode).toBe(1);
    expect(flat(stderr)).toContain(`outcome no voice was created next ${next}`);
  });

  it.each(["reset-after-body", "status-500", "html-200", "object-200"])(
    "say where to look when nobody knows: %s",
    async (fault) => {
      const { exitCode, stdout, stderr } = await ran(voice, { env: faulty(fault) });
      expect(exitCode).toBe(3);
      expect(stdout).toBe("");
      expect(flat(stderr)).toMatch(
        /nobody knows whether the voice exists: look for "Ada" created around \d{4}-\d\d-\d\dT[\d:.]+Z with clone-voice list --provider cartesia before trying again/,
      );
      expect(stderr).not.toContain("next ");
    },
  );

  it.each([[[]], [["--json"]]])("tell of each wait before a request is sent again, with %j", async (more) => {
    await faults.reset();
    const { exitCode, stderr } = await ran([...voice, ...more], { env: faulty("retry-after-0") });
    expect(exitCode).toBe(1);
    expect(stderr.match(/cartesia: rate_limited, status 429; trying again in 0\.0 s/g)).toHaveLength(2);
    expect(await faults.count("retry-after-0")).toBe(3);
  });
});

describe("the exit code", () => {
  it("is 3 when one voice may exist, whatever came of the other", async () => {
    const inworld = { ...keys, INWORLD_BASE_URL: `${faults.url}/status-401` };
    expect((await ran(voice, { env: { ...inworld, ...faulty("status-500") } })).exitCode).toBe(3);
    const created = { ...keys, INWORLD_BASE_URL: sandbox.inworldUrl };
    expect((await ran(voice, { env: { ...created, ...faulty("status-500") } })).exitCode).toBe(3);
  });

  it("is 2 when our own checks refuse everywhere, and nothing is sent", async () => {
    await faults.reset();
    const env = { ...keys, ...faulty("status-500"), INWORLD_BASE_URL: `${faults.url}/status-500` };
    const { exitCode, stdout } = await ran([ada, "--name", "Ada", "--language", "xx", "--json"], { env });
    expect(exitCode).toBe(2);
    expect(jsonLines(stdout)).toMatchObject([
      { provider: "cartesia", error: { code: "unsupported_language", outcome: "not_created" } },
      { provider: "inworld", error: { code: "unsupported_language", outcome: "not_created" } },
    ]);
    expect(await faults.count("status-500")).toBe(0);
  });

  it("is 1 when our own checks refuse at one provider and the other clones", async () => {
    const args = [ada, "--name", "Ada", "--language", "sv", "--sandbox", "--json"];
    const { exitCode, stdout } = await ran(args);
    expect(exitCode).toBe(1);
    expect(jsonLines(stdout)).toMatchObject([
      { provider: "cartesia", language: "sv", sandbox: true },
      { provider: "inworld", error: { code: "unsupported_language" }, sandbox: true },
    ]);
  });

  it("is 1, not 2, when the service refuses the same thing", async () => {
    expect((await ran(voice, { env: faulty("status-415") })).exitCode).toBe(1);
  });
});

describe("a key", () => {
  it.each([
    ["echo-500", []],
    ["echo-500", ["--json"]],
    ["status-401", []],
    ["reset-after-body", ["--json"]],
    ["echo-500", ["--dry-run"]],
    ["echo-500", ["--dry-run", "--json"]],
  ])("is nowhere in what is written: %s %j", async (fault, more) => {
    const env = { ...keys, ...faulty(fault), INWORLD_BASE_URL: `${faults.url}/${fault}` };
    const { stdout, stderr } = await ran([...voice, ...more], { env });
    for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
  });

  it("is taken out even where the command line repeats it", async () => {
    const args = [ada, "--name", `Ada ${cartesiaKey}`, "--language", "en", "--provider", "cartesia"];
    for (const more of [["--dry-run"], ["--dry-run", "--json"], ["--sandbox"], ["--provider", cartesiaKey]]) {
      const { stdout, stderr } = await ran([...args, ...more], { env: keys });
      expect(stdout + stderr).not.toContain(cartesiaKey);
      expect(stdout + stderr).toContain("[key]");
    }
  });

  it("that cannot be one is refused by the name of its variable", async () => {
    const env = { CARTESIA_API_KEY: `${cartesiaKey}\n` };
    const { exitCode, stderr } = await ran(voice, { env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("CARTESIA_API_KEY");
    expect(stderr).not.toContain("apiKey");
    expect(stderr).not.toContain(cartesiaKey);
  });

  it("is never sent to an address without https", async () => {
    const env = { CARTESIA_API_KEY: cartesiaKey, CARTESIA_BASE_URL: "http://voices.example" };
    const { exitCode, stderr } = await ran(voice, { env });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/CARTESIA_BASE_URL .*https/);
    expect(stderr).not.toContain("baseUrl");
  });
});
