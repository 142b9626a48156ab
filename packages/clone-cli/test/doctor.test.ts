import { describe, expect, it } from "vitest";
import { cartesiaKey, keys, secrets } from "./keys.ts";
import { jsonLines, ran } from "./ran-command.ts";
import { file, wav } from "./recordings.ts";

const flat = (output: string): string => output.replaceAll(/\s+/g, " ");

describe("clone-voice doctor", () => {
  it("tells of Node, keys, addresses, documents and proxies, and never shows a key", async () => {
    const env = {
      ...keys,
      CARTESIA_BASE_URL: "https://voices.example",
      HTTPS_PROXY: "http://ada:hunter2@proxy.example:8080",
      // Node 22 follows it only then.
      NODE_USE_ENV_PROXY: "1",
    };
    const { exitCode, stdout, stderr } = await ran(["doctor"], { env });
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    const told = flat(stdout);
    expect(told).toContain(`node ${process.version}`);
    expect(told).toContain("cartesia key set (CARTESIA_API_KEY), https://voices.example");
    expect(told).toContain("inworld key set (INWORLD_API_KEY), https://api.inworld.ai");
    expect(told).toMatch(/document of \d{4}-\d\d-\d\d, https:\/\/docs\.cartesia\.ai/);
    expect(told).toContain("proxy HTTPS_PROXY=http://proxy.example:8080 (with credentials)");
    expect(told).toContain("Ready to clone. No key was tried at a service.");
    for (const secret of [...secrets, "hunter2"]) expect(stdout).not.toContain(secret);
  });

  it("exits with 1 and says what is missing", async () => {
    const { exitCode, stdout } = await ran(["doctor"]);
    expect(exitCode).toBe(1);
    expect(flat(stdout)).toContain("missing: no key is set: set CARTESIA_API_KEY or INWORLD_API_KEY");
    expect(stdout).not.toContain("Ready");
  });

  it.each([
    [{ CARTESIA_BASE_URL: "nowhere" }, "cartesia: CARTESIA_BASE_URL must be an http address"],
    [{ HTTPS_PROXY: "user:hunter2@proxy" }, "HTTPS_PROXY is no address"],
  ])("exits with 1 for what cannot be an address: %j", async (wrong, message) => {
    const { exitCode, stdout } = await ran(["doctor"], { env: { ...keys, ...wrong } });
    expect(exitCode).toBe(1);
    expect(flat(stdout)).toContain(message);
    expect(stdout).not.toContain("hunter2");
  });

  // What a clone says of the same environment is what doctor says.
  it.each([
    { CARTESIA_BASE_URL: "http://voices.example" },
    { CARTESIA_BASE_URL: "https://ada:hunter2@voices.example" },
    { CARTESIA_BASE_URL: "https://voices.example?token=hunter2" },
    { CARTESIA_BASE_URL: "https://voices.example#hunter2" },
    { CARTESIA_BASE_URL: "/hunter2" },
    { CARTESIA_BASE_URL: "ftp://voices.example" },
    { CARTESIA_API_KEY: "hunter2 hunter2\u{1f600}" },
    { INWORLD_BASE_URL: "https://voices.example/?hunter2" },
    { INWORLD_API_KEY: "hunter2\u{1f600}" },
    { HTTPS_PROXY: "socks5://ada:hunter2@proxy.example" },
    { HTTP_PROXY: "http://proxy.example/hunter2" },
    { HTTP_PROXY: "http://proxy.example/?key=hunter2" },
    { HTTPS_PROXY: "http://hunter2%zz:p@proxy.example" },
  ])("refuses what a clone refuses, in its words, and shows no secret: %j", async (wrong) => {
    const env = { ...keys, NODE_USE_ENV_PROXY: "1", ...wrong };
    for (const json of [[], ["--json"]]) {
      const { exitCode, stdout } = await ran(["doctor", ...json], { env });
      expect(exitCode).toBe(1);
      expect(stdout).not.toContain("hunter2");
      expect(stdout).not.toContain("Ready");
      expect(stdout).toContain(Object.keys(wrong)[0]);
    }
    const sample = file("ada.wav", wav);
    const clone = await ran([sample, "--name", "Ada", "--language", "en", "--provider", "all"], { env });
    expect(clone.exitCode).toBe(2);
    const { stdout } = await ran(["doctor"], { env });
    const said = flat(clone.stderr)
      .replace(/^error: /, "")
      .trim();
    expect(flat(stdout)).toContain(said.replace(/\.$/, ""));
  });

  it("shows nothing of an address and of a proxy that may be secret", async () => {
    const env = {
      ...keys,
      CARTESIA_BASE_URL: "https://voices.example/base?token=hunter2",
      HTTP_PROXY: "http://proxy.example:8080/?token=hunter2#hunter2",
      HTTPS_PROXY: "ada:hunter2",
      NO_PROXY: "localhost, .example, ?hunter2",
      NODE_USE_ENV_PROXY: "1",
    };
    const { stdout } = await ran(["doctor"], { env });
    expect(stdout).not.toContain("hunter2");
    const told = flat(stdout);
    expect(told).toContain("https://voices.example/base (with a query)");
    expect(told).toContain("HTTP_PROXY=http://proxy.example:8080 (with a query)");
    expect(told).toContain("HTTPS_PROXY=(no http address)");
    expect(told).toContain("NO_PROXY=(no list of hosts)");
  });

  it("is one JSON object with --json", async () => {
    const { exitCode, stdout } = await ran(["doctor", "--json"], { env: { CARTESIA_API_KEY: cartesiaKey } });
    expect(exitCode).toBe(0);
    expect(jsonLines(stdout)).toEqual([
      {
        version: expect.any(String),
        node: { version: process.version, path: process.execPath, supported: true },
        providers: [
          {
            provider: "cartesia",
            keySet: true,
            keyVariable: "CARTESIA_API_KEY",
            baseUrl: "https://api.cartesia.ai",
            spec: { vendored: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), page: expect.stringContaining("https://") },
          },
          expect.objectContaining({ provider: "inworld", keySet: false }),
        ],
        proxy: { variables: {}, followed: false },
        problems: [],
      },
    ]);
    expect(stdout).not.toContain(cartesiaKey);
  });

  it("says in JSON which provider a problem is about, where it is about one", async () => {
    const env = { ...keys, CARTESIA_BASE_URL: "nowhere", HTTPS_PROXY: "user:hunter2@proxy" };
    const { exitCode, stdout } = await ran(["doctor", "--json"], { env });
    expect(exitCode).toBe(1);
    expect(jsonLines(stdout)[0]?.["problems"]).toEqual([
      { provider: "cartesia", message: expect.stringContaining("CARTESIA_BASE_URL must be an http address") },
      { message: expect.stringContaining("HTTPS_PROXY is no address") },
    ]);
  });

  it("refuses what it does not know", async () => {
    const { exitCode, stderr } = await ran(["doctor", "--fix"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("unknown option '--fix'");
  });
});

describe("clone-voice languages", () => {
  it("lists the tags of both providers with their codes", async () => {
    const { exitCode, stdout } = await ran(["languages"]);
    expect(exitCode).toBe(0);
    const lines = stdout.split("\n").map(flat);
    expect(lines[0]).toBe("language name cartesia inworld");
    expect(lines).toContain("sv Swedish sv");
    expect(lines).toContain("pt-BR Brazilian Portuguese PT_BR");
    expect(Math.max(...stdout.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it("lists one provider's when it is named", async () => {
    const { stdout } = await ran(["languages", "--provider", "inworld"]);
    expect(stdout).not.toContain("Swedish");
    expect(stdout).not.toContain("cartesia");
    expect(flat(stdout)).toContain("auto told by the provider itself AUTO");
  });

  it("lists them as JSON, and every tag is one that --language takes", async () => {
    const { stdout } = await ran(["languages", "--provider", "cartesia", "--json"]);
    const listed = jsonLines(stdout);
    expect(listed).toContainEqual({ language: "en", name: "English", codes: { cartesia: "en" } });
    expect(listed.length).toBeGreaterThan(30);
  });

  it("refuses a provider that it does not know", async () => {
    const { exitCode, stderr } = await ran(["languages", "--provider", "acme"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("cartesia, inworld, all");
  });
});
