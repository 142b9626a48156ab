import { type Sandbox, startSandbox } from "@org/voices-mock";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { keys, secrets } from "./keys.ts";
import { jsonLines, ran } from "./ran-command.ts";
import { file, recording, shortWav, wav } from "./recordings.ts";

const fits = file("fits.wav", wav);
const short = file("short.wav", shortWav);
const flags = ["--name", "Ada", "--language", "en"];
const consent = "Clone only voices whose speakers agreed: both services demand their consent.\n";
const flat = (output: string): string => output.replaceAll(/\s+/g, " ");

let sandbox: Sandbox;
let env: Record<string, string>;
beforeAll(async () => {
  sandbox = await startSandbox();
  env = { ...keys, CARTESIA_BASE_URL: sandbox.cartesiaUrl, INWORLD_BASE_URL: sandbox.inworldUrl };
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

describe("warnings before a clone", () => {
  it("stand on standard error with their pages, and stop nothing", async () => {
    const { exitCode, stdout, stderr } = await ran([short, ...flags], { env });
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain("warning");
    expect(stderr).toMatchInlineSnapshot(`
      "Clone only voices whose speakers agreed: both services demand their consent.
      warning: cartesia: shorter than useful: it has 0.5 s, best from 3 s on
        https://docs.cartesia.ai/build-with-cartesia/capability-guides/clone-voices
      warning: inworld: shorter than useful: it has 0.5 s, 3 s are the least
        https://docs.inworld.ai/tts/instant-voice-cloning
      Cloning short.wav (4 kB, 0.5 s) at cartesia and inworld …
      "
    `);
    expect(sandbox.voices()).toHaveLength(2);
  });

  it("are in the objects of --json, of errors too", async () => {
    const { stdout, stderr } = await ran([short, ...flags, "--json"], {
      env: { ...env, INWORLD_BASE_URL: `${sandbox.url}/scenario/unavailable/inworld` },
    });
    expect(jsonLines(stdout)).toMatchObject([
      { provider: "cartesia", id: expect.any(String), warnings: [{ code: "shorter_than_useful", sampleIndex: 0 }] },
      { provider: "inworld", error: { outcome: "unknown" }, warnings: [{ code: "shorter_than_useful" }] },
    ]);
    expect(stderr).toBe(consent);
  });

  it("are none where the sample fits", async () => {
    expect((await ran([fits, ...flags], { env })).stderr).not.toContain("warning");
  });

  it("are not said twice, by core and by us", async () => {
    const large = file("large.wav", recording(501));
    const { stdout, stderr } = await ran([large, ...flags, "--provider", "inworld", "--as-is"], { env });
    expect(flat(stderr)).toContain("warning: inworld: too large: it has 4008044 bytes, 4000000 are the most");
    expect(stdout).not.toContain("warning");
  });

  it("tell of noise removal on a clean sample", async () => {
    const clean = file(
      "clean.wav",
      recording(10, (frame) => (frame % 8000 < 4000 ? 128 + (frame % 2) * 90 : 128)),
    );
    const args = [clean, ...flags, "--provider", "inworld", "--remove-background-noise", "--as-is"];
    const { stderr } = await ran(args, { env });
    expect(stderr).toContain("warning: inworld: noise removal may harm it: it is clean already\n");
    expect(stderr).toContain("  https://docs.inworld.ai/api-reference/voiceAPI/voiceservice/clone-voice\n");
  });

  it("tell of damage that a provider may stumble over", async () => {
    const half = file("half.wav", wav.subarray(0, 60_000));
    const { exitCode, stderr } = await ran([half, ...flags, "--provider", "cartesia"], { env });
    expect(exitCode).toBe(0);
    expect(flat(stderr)).toContain("warning: cartesia: The end of the sample is missing: 60000 of 80044 bytes");
  });
});

describe("--strict", () => {
  it("turns every warning into one refusal, and nothing is sent", async () => {
    const { exitCode, stdout, stderr } = await ran([short, ...flags, "--strict"], { env });
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(flat(stderr)).toBe(
      "error: cartesia: shorter than useful: it has 0.5 s, best from 3 s on; inworld: shorter than useful: " +
        "it has 0.5 s, 3 s are the least. Nothing was sent: fix it, or clone without --strict. ",
    );
    expect(sandbox.requests()).toEqual([]);
  });

  it("counts a language that differs, too", async () => {
    const args = [fits, "--name", "Ada", "--language", "pt-PT", "--strict"];
    const { exitCode, stderr } = await ran(args, { env });
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toContain("error: inworld has pt-PT only as pt-BR. Nothing was sent");
    expect(sandbox.requests()).toEqual([]);
  });

  it("lets pass what fits", async () => {
    expect((await ran([fits, ...flags, "--strict"], { env })).exitCode).toBe(0);
    expect(sandbox.voices()).toHaveLength(2);
  });

  it("leaves refusals of core to core", async () => {
    const { exitCode, stdout } = await ran([fits, "--name", "Ada", "--language", "xx", "--strict", "--json"], { env });
    expect(exitCode).toBe(2);
    expect(jsonLines(stdout)).toMatchObject([{ error: { code: "unsupported_language" } }, { error: {} }]);
  });
});

describe("consent", () => {
  it("is one line on standard error before a real voice, with --json too", async () => {
    for (const more of [[], ["--json"]]) {
      const { stdout, stderr } = await ran([fits, ...flags, ...more], { env });
      expect(stderr.startsWith(consent)).toBe(true);
      expect(stdout).not.toContain("consent");
    }
  });

  it.each([["--quiet"], ["--sandbox"], ["--dry-run"]])("is not spoken of with %s", async (flag) => {
    const { stdout, stderr } = await ran([fits, ...flags, flag], { env });
    expect(stdout + stderr).not.toContain("consent");
  });
});

describe("--quiet", () => {
  it("prints results alone, and no warnings", async () => {
    const { exitCode, stdout, stderr } = await ran([short, ...flags, "--quiet"], { env });
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^✓ cartesia\n {2}id /);
  });

  it("prints nothing but the result on a terminal, and no progress", async () => {
    const { stderr } = await ran([fits, ...flags, "--quiet"], { env, terminal: true });
    expect(stderr).toBe("");
  });

  it("keeps errors, and says nothing of retries", async () => {
    const limited = { ...env, CARTESIA_BASE_URL: `${sandbox.url}/scenario/rateLimited/cartesia` };
    const args = [fits, ...flags, "--provider", "cartesia", "--quiet", "--max-retries", "0"];
    const { exitCode, stderr } = await ran(args, { env: limited });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^✗ cartesia {2}rate_limited, status 429\n/);
  });

  it("and --verbose exclude each other", async () => {
    const { exitCode, stderr } = await ran([fits, ...flags, "--quiet", "--verbose"], { env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("'--quiet' cannot be used with option '--verbose'");
  });
});

describe("--verbose", () => {
  it("prints each request and answer on standard error, without key and audio", async () => {
    const args = [fits, ...flags, "--provider", "inworld", "--verbose", "--tag", "demo"];
    const { stderr } = await ran(args, { env });
    const lines = flat(stderr.slice(consent.length));
    expect(lines).toContain(`> inworld: attempt 1 POST ${sandbox.inworldUrl}/voices/v1/voices:clone`);
    expect(lines).toContain("> inworld: authorization: Basic [redacted]");
    expect(lines).toContain("> inworld: tags[0]: demo");
    expect(lines).toContain("> inworld: voiceSamples[0].audioData: 80044 bytes of audio/wav");
    expect(lines).toMatch(/< inworld: created; attempts: 1; \d+ ms/);
    for (const secret of secrets) expect(stderr).not.toContain(secret);
    expect(stderr).not.toContain(Buffer.from(wav).toString("base64").slice(100, 140));
  });

  it("tells of answers that lead to another attempt", async () => {
    const limited = { ...env, CARTESIA_BASE_URL: `${sandbox.url}/scenario/unavailable/cartesia` };
    const { stderr } = await ran([fits, ...flags, "--provider", "cartesia", "--verbose", "--json"], { env: limited });
    expect(flat(stderr)).toMatch(/< cartesia: unavailable, unknown; attempts: 1; \d+ ms/);
  });
});

describe("a sample that says nothing", () => {
  const silent = (): string =>
    file(
      "silent.wav",
      recording(10, () => 128),
    );
  const args = (path: string): string[] => [
    path,
    "--name",
    "Ada",
    "--language",
    "en",
    "--provider",
    "all",
    "--sandbox",
  ];

  it("makes no voice where there is no sound in it", async () => {
    const { exitCode, stdout, stderr } = await ran(args(silent()));
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(flat(stderr)).toContain(
      "silent.wav: There is no sound in this recording. No voice comes of it, so nothing was sent",
    );
  });

  it("is a wrong row of a batch", async () => {
    silent();
    const rows = file("rows.csv", "sample,name,language,provider\nsilent.wav,Ada,en,cartesia\n");
    const { exitCode, stderr } = await ran(["batch", rows, "--sandbox"]);
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toContain("silent.wav: There is no sound in this recording.");
  });

  it("makes no voice where nobody speaks in it, unless the file itself is to be sent", async () => {
    const path = file(
      "tone.wav",
      recording(10, (frame) => 128 + Math.round(80 * Math.sin(frame / 3))),
    );
    const refused = await ran(args(path));
    expect([refused.exitCode, refused.stdout]).toEqual([2, ""]);
    expect(flat(refused.stderr)).toContain("tone.wav: Nobody speaks in this recording, as far as it can be told");
    const { exitCode, stderr } = await ran([...args(path), "--as-is"]);
    expect(exitCode).toBe(0);
    expect(flat(stderr)).toContain("warning: cartesia: nobody speaks in it");
    expect((await ran([...args(path), "--as-is", "--strict"])).exitCode).toBe(2);
  });
});
