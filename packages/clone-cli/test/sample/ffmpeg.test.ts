import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type DecodedSound, inspectSample, measureSample, prepareSample } from "@org/voice-sample";
import { describe, expect, it, vi } from "vitest";
import { adtsFrame, adtsHead } from "../../src/sample/adts-frame.ts";
import { ffmpegDecoders } from "../../src/sample/ffmpeg-decoders.ts";
import { ffmpegPath } from "../../src/sample/ffmpeg-path.ts";
import { jsonLines, ran } from "../ran-command.ts";
import { file, folder } from "../recordings.ts";

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../../voice-sample/test/fixtures/${name}`, import.meta.url));
const m4a = fixture("second.m4a");
const clip = readFileSync(new URL("../../../../examples/clips/ada.wav", import.meta.url));
const flat = (output: string): string => output.replaceAll(/\s+/g, " ");

/** The clip at 16 kHz, from -1 to 1. */
const spoken = (frame: number): number =>
  46 + 2 * frame <= clip.byteLength && frame >= 0 ? clip.readInt16LE(44 + 2 * frame) / 2 ** 15 : 0;

/** What FFmpeg writes into a pipe: a head that knows no length, and numbers of floating point. */
function waveStream(
  frames: number,
  channels: number,
  sampleRate: number,
  value: (at: number, channel: number) => number,
) {
  const bytes = Buffer.alloc(12 + 24 + 12 + 8 + 4 * frames * channels);
  bytes.write("RIFF\xff\xff\xff\xffWAVEfmt ", 0, "latin1");
  bytes.writeUInt32LE(16, 16);
  for (const [index, field] of [3, channels].entries()) bytes.writeUInt16LE(field, 20 + 2 * index);
  for (const [index, field] of [sampleRate, 4 * channels * sampleRate].entries()) {
    bytes.writeUInt32LE(field, 24 + 4 * index);
  }
  for (const [index, field] of [4 * channels, 32].entries()) bytes.writeUInt16LE(field, 32 + 2 * index);
  bytes.write("LIST\x04\0\0\0INFOdata\xff\xff\xff\xff", 36, "latin1");
  for (let at = 0; at < frames * channels; at++) {
    bytes.writeFloatLE(value(Math.floor(at / channels), at % channels), 56 + 4 * at);
  }
  return bytes;
}

/** The clip on both sides, on the right one half as loud: a WAV file of 16 bit. */
const sides = ((): Uint8Array => {
  const bytes = Buffer.alloc(44 + 640_000);
  clip.copy(bytes, 0, 0, 44);
  for (const [at, value] of [
    [4, 640_036],
    [28, 64_000],
    [40, 640_000],
  ] as const)
    bytes.writeUInt32LE(value, at);
  for (const [at, value] of [
    [22, 2],
    [32, 4],
  ] as const)
    bytes.writeUInt16LE(value, at);
  for (let at = 0; at < 160_000; at++) {
    bytes.writeInt16LE(clip.readInt16LE(44 + 2 * at), 44 + 4 * at);
    bytes.writeInt16LE(Math.round(clip.readInt16LE(44 + 2 * at) / 2), 46 + 4 * at);
  }
  return bytes;
})();

/** A made-up `ffmpeg` in a folder of its own; it leaves what it got in files beside it. */
function madeUp(script: string, sound: Uint8Array = Buffer.alloc(0)) {
  const bin = mkdtempSync(join(folder, "bin-"));
  const path = join(bin, "ffmpeg");
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  writeFileSync(`${path}.wav`, sound);
  // The script needs programs of the system.
  const env = { PATH: [bin, "/usr/bin", "/bin"].join(delimiter) };
  const left = (what: string): Buffer => readFileSync(`${path}.${what}`);
  return { bin, path, env, left };
}

const answering = `printf '%s\\n' "$@" > "$0.args"; env > "$0.env"; cat > "$0.in"; cat "$0.wav"`;
const stream = { codec: "aac", channels: 1, sampleRate: 16_000 };
const soon = { interval: 2, timeout: 5_000 };
const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("the head of a packet of AAC", () => {
  it.each([
    ["low complexity, 44.1 kHz, stereo", [0x12, 0x10], { kind: 2, rateIndex: 4, channels: 2 }],
    ["low complexity, 16 kHz, mono", [0x14, 0x08], { kind: 2, rateIndex: 8, channels: 1 }],
    ["low complexity, with more in it behind", [0x13, 0x90, 0x56, 0xe5, 0xa0], { kind: 2, rateIndex: 7, channels: 2 }],
    ["HE-AAC, from 22.05 to 44.1 kHz, stereo", [0x2b, 0x92, 0x08], { kind: 2, rateIndex: 7, channels: 2 }],
    ["HE-AAC of the second version, mono", [0xeb, 0x8a, 0x08], { kind: 2, rateIndex: 7, channels: 1 }],
  ])("is read from its configuration: %s", (_what, config, head) => {
    expect(adtsHead(Uint8Array.from(config))).toEqual(head);
  });

  it.each([
    ["low delay (23)", [0xba, 0x10]],
    ["xHE-AAC (42)", [0xf9, 0x42]],
    ["a rate that is written out", [0x17, 0x80, 0x56, 0x22, 0x10]],
    ["channels that stand elsewhere", [0x12, 0x00]],
    ["nothing", []],
  ])("is none where ADTS has no number for it: %s", (_what, config) => {
    expect(adtsHead(Uint8Array.from(config))).toBeUndefined();
  });

  it("stands before the packet, with the length of both", () => {
    const packet = Uint8Array.from({ length: 10 }, (_, at) => at);
    const head = { kind: 2, rateIndex: 4, channels: 2 };
    expect([...adtsFrame(head, packet)]).toEqual([0xff, 0xf1, 0x50, 0x80, 0x02, 0x3f, 0xfc, ...packet]);
    const seven = adtsFrame({ kind: 1, rateIndex: 11, channels: 7 }, new Uint8Array(8_184));
    expect([...seven.subarray(0, 7)]).toEqual([0xff, 0xf1, 0x2d, 0xc3, 0xff, 0xff, 0xfc]);
    expect(() => adtsFrame(head, new Uint8Array(8_185))).toThrow(RangeError);
  });
});

describe("FFmpeg", () => {
  it("is found in the first folder of the PATH that has a program of its name", () => {
    const { bin, path } = madeUp("exit 0");
    const other = madeUp("exit 0");
    const [empty, plain, built] = ["empty-", "plain-", "built-"].map((name) => mkdtempSync(join(folder, name)));
    writeFileSync(join(plain ?? "", "ffmpeg"), "no program", { mode: 0o644 });
    mkdirSync(join(built ?? "", "ffmpeg"));
    expect(ffmpegPath({ PATH: ["", empty, plain, built, bin, other.bin].join(delimiter) })).toBe(path);
    expect(ffmpegPath({ PATH: [empty, plain, built, ""].join(delimiter) })).toBeUndefined();
    for (const env of [{}, { PATH: "" }]) {
      expect(ffmpegPath(env)).toBeUndefined();
      expect(ffmpegDecoders(env)).toEqual({});
    }
  });

  it("gets packets with their heads through a pipe, and nothing of the surroundings but the PATH", async () => {
    const { env, left } = madeUp(answering, waveStream(32_000, 1, 16_000, spoken));
    const secrets = { CARTESIA_API_KEY: "sk_car_secret", INWORLD_API_KEY: "secret", HOME: "/home/ada", LANG: "de" };
    await measureSample(readFileSync(m4a), { decoders: ffmpegDecoders({ ...secrets, ...env }) });
    // The same packets as FFmpeg itself has written them without a container.
    expect(left("in").equals(readFileSync(fixture("second.aac")))).toBe(true);
    const surroundings = left("env").toString();
    const names = surroundings.split("\n").map((line) => line.slice(0, line.indexOf("=")));
    // A shell adds some of its own.
    const own = ["", "PWD", "OLDPWD", "SHLVL", "_"];
    expect(names.filter((name) => !own.includes(name))).toEqual(["PATH"]);
    expect(surroundings).not.toContain("secret");
    const args = left("args").toString().split("\n");
    expect(args.slice(args.indexOf("-f"), args.indexOf("-i") + 2)).toEqual(["-f", "aac", "-i", "pipe:0"]);
    expect(args[args.indexOf("-protocol_whitelist") + 1]).toBe("pipe");
    expect(args.join(" ")).not.toContain("second");
  });

  it("is heard in every channel and at the rate that it says, to its last value", async () => {
    const value = (at: number, channel: number): number => (channel === 0 ? spoken(at) : -spoken(at) / 4);
    const { env } = madeUp(answering, waveStream(50_001, 2, 32_000, value));
    const decoder = await ffmpegDecoders(env)["aac"]?.({ ...stream, description: Uint8Array.of(0x14, 0x08) });
    const before = await decoder?.decode([new Uint8Array(100), new Uint8Array(50)]);
    const last = await decoder?.end?.();
    decoder?.free();
    const heard = [0, 1].map((channel) => [before, last].flatMap((sound) => [...(sound?.channels[channel] ?? [])]));
    expect(last?.sampleRate).toBe(32_000);
    for (const [channel, values] of heard.entries()) {
      expect(values).toHaveLength(50_001);
      expect(values.every((one, at) => one === Math.fround(value(at, channel)))).toBe(true);
    }
  });

  it("is heard without a gap where its sound comes in pieces that end within a value", async () => {
    const value = (at: number, channel: number): number => (channel === 0 ? spoken(at) : 0.25);
    const script = `head -c 100001 "$0.wav"; cat > /dev/null; tail -c +100002 "$0.wav"`;
    const { env } = madeUp(script, waveStream(20_000, 2, 32_000, value));
    const decoder = await ffmpegDecoders(env)["aac"]?.({ ...stream, description: Uint8Array.of(0x14, 0x08) });
    const heard: number[][] = [[], []];
    const add = (sound: DecodedSound | undefined): number =>
      heard.map((all, channel) => all.push(...(sound?.channels[channel] ?? [])))[0] ?? 0;
    // All of the first piece: 12,493 values and a half of each side.
    await vi.waitFor(async () => expect(add(await decoder?.decode([]))).toBe(12_493), soon);
    add(await decoder?.end?.());
    decoder?.free();
    for (const [channel, values] of heard.entries()) {
      expect(values).toHaveLength(20_000);
      expect(values.every((one, at) => one === Math.fround(value(at, channel)))).toBe(true);
    }
  });

  it.each([
    ["ends at once", "exit 1"],
    ["says nothing", "cat > /dev/null"],
    ["says something else", "cat > /dev/null; echo This is no sound at all, and not what was asked for."],
    ["is no program of this system", "\u0000"],
  ])("that %s is told as what decodes nothing, and the recording is not blamed", async (_what, script) => {
    const { env } = madeUp(script);
    for (const work of [
      measureSample(readFileSync(m4a), { decoders: ffmpegDecoders(env) }),
      prepareSample(readFileSync(m4a), { limits: [], decoders: ffmpegDecoders(env) }),
    ].map(failure)) {
      expect(await work).toMatchObject({
        code: "undecodable",
        message: "ffmpeg makes no sound of it: convert it to WAV.",
      });
    }
  });

  it("is not even started for a kind of AAC that cannot be written into a pipe", async () => {
    const { env, path } = madeUp(`touch "$0.in"; ${answering}`);
    const make = ffmpegDecoders(env)["aac"];
    const unknown = { ...stream, description: Uint8Array.of(0xf9, 0x42) };
    expect(await failure(Promise.resolve(make?.(unknown)))).toMatchObject({ code: "undecodable" });
    expect(existsSync(`${path}.in`)).toBe(false);
  });
});

describe("FFmpeg that hangs", () => {
  const hanging = `echo $$ > "$0.pid"; exec sleep 600`;

  /** Aborts as soon as the program runs; tells its number. */
  async function aborted(path: string, controller: AbortController): Promise<number> {
    const pid = await vi.waitFor(() => {
      const text = readFileSync(`${path}.pid`, "utf8");
      expect(text).toMatch(/\n$/);
      return Number(text);
    }, soon);
    expect(process.kill(pid, 0)).toBe(true);
    controller.abort(new Error("enough"));
    return pid;
  }
  const isGone = (pid: number): Promise<void> =>
    vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), soon);

  it.each([
    ["before it answers", readFileSync(m4a)],
    ["before it has read all packets", undefined],
  ])("%s is ended with the call when the signal aborts", async (_when, bytes) => {
    const { env, path } = madeUp(hanging);
    const controller = new AbortController();
    // More than a pipe holds: the packets of the fixture a hundred times.
    const aac = readFileSync(fixture("second.aac"));
    const recording = bytes ?? Buffer.concat(new Array<Uint8Array>(100).fill(aac));
    const { signal } = controller;
    const outcome = failure(measureSample(recording, { decoders: ffmpegDecoders(env), signal }));
    const pid = await aborted(path, controller);
    expect(await outcome).toMatchObject({ code: "aborted" });
    await isGone(pid);
  });

  it("is ended with the command", async () => {
    const { env, path } = madeUp(hanging);
    const controller = new AbortController();
    const output = join(folder, "never.wav");
    const outcome = ran(["prepare", m4a, "-o", output], { env, signal: controller.signal });
    const pid = await aborted(path, controller);
    expect(await outcome).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("Stopped before anything") });
    await isGone(pid);
    expect(existsSync(output)).toBe(false);
  });
});

describe("a recording in AAC, where FFmpeg is on the PATH,", () => {
  const sound = waveStream(160_000, 1, 16_000, spoken);
  const cloning = ["--name", "Ada", "--language", "en", "--provider", "cartesia", "--sandbox"];

  it("is prepared, and the line says so", async () => {
    const { env } = madeUp(answering, sound);
    const output = join(mkdtempSync(join(folder, "out-")), "ada.wav");
    const { exitCode, stdout, stderr } = await ran(["prepare", m4a, "-o", output], { env });
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(flat(stdout.replaceAll(output, "ada.wav"))).toMatch(
      /^ada\.wav: 9\.\d s, wav, 16000 Hz: .*from mp4, aac, to WAV of 16 bit $/,
    );
    expect(await inspectSample(readFileSync(output))).toMatchObject({ container: "wav", codec: "pcm-s16" });
  });

  it("is sent so, said in a line and in JSON", async () => {
    const { env } = madeUp(answering, sound);
    const { exitCode, stderr } = await ran([m4a, ...cloning], { env });
    expect(exitCode).toBe(0);
    expect(flat(stderr)).toMatch(/prepared: second\.m4a, 9\.\d s of mono WAV: .*from mp4, aac, to WAV of 16 bit/);
    const { stdout } = await ran([m4a, ...cloning, "--json"], { env });
    expect(jsonLines(stdout)).toMatchObject([
      {
        prepared: [
          {
            sampleIndex: 0,
            container: "mp4",
            changes: expect.arrayContaining([expect.objectContaining({ code: "converted" })]),
          },
        ],
      },
    ]);
  });

  it("is sent as it is where FFmpeg is broken, and that is said", async () => {
    const { env } = madeUp("exit 1");
    const { exitCode, stderr } = await ran([m4a, ...cloning], { env });
    expect(exitCode).toBe(0);
    expect(flat(stderr)).toContain("cartesia: sent as it is. ffmpeg makes no sound of it: convert it to WAV.");
  });

  it("becomes a sample beside others in a folder", async () => {
    const { env } = madeUp(answering, sound);
    const output = mkdtempSync(join(folder, "out-"));
    const paths = [m4a, file("both-sides.wav", sides)];
    const { exitCode, stdout } = await ran(["prepare", ...paths, "-o", output, "--json"], { env });
    expect(exitCode).toBe(0);
    expect(jsonLines(stdout)).toMatchObject([
      { sample: m4a, output: join(output, "second.wav"), container: "wav" },
      { sample: paths[1], output: join(output, "both-sides.wav"), changes: [] },
    ]);
    expect((await inspectSample(readFileSync(join(output, "second.wav")))).durationSeconds).toBeGreaterThan(9);
  });
});

describe("--channel", () => {
  const peak = Array.from({ length: 160_000 }, (_, at) => spoken(at)).reduce((most, value) => Math.max(most, value));
  const path = (): string => file("sides.wav", sides);
  const values = (wav: Buffer): Int16Array =>
    Int16Array.from({ length: (wav.byteLength - 44) / 2 }, (_, at) => wav.readInt16LE(44 + 2 * at));

  it.each([
    [1, 1],
    [2, 0.5],
  ])("%i takes that side of a recording, and says so", async (channel, level) => {
    const output = join(mkdtempSync(join(folder, "out-")), "side.wav");
    const { exitCode, stdout } = await ran(["prepare", path(), "-o", output, "--channel", String(channel)]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`channel ${channel} of 2 taken`);
    const loudest = values(readFileSync(output)).reduce((most, value) => Math.max(most, value), 0) / 32_767;
    expect(loudest).toBeCloseTo(level * peak, 2);
  });

  it("is told of in JSON when the sample is sent", async () => {
    const flags = ["--name", "Ada", "--language", "en", "--provider", "cartesia", "--dry-run", "--json"];
    const { stdout } = await ran([path(), ...flags, "--channel", "2"]);
    expect(jsonLines(stdout)).toMatchObject([
      {
        prepared: [
          {
            container: "wav",
            changes: expect.arrayContaining([{ code: "channel_taken", message: "channel 2 of 2 taken" }]),
          },
        ],
      },
    ]);
  });

  it.each([
    ["3", "sides.wav: --channel is 3: the recording has 2."],
    ["0", "Pass a whole number from 1 to 32."],
  ])("%s is refused", async (channel, message) => {
    const { exitCode, stderr } = await ran(["prepare", path(), "-o", join(folder, "no.wav"), "--channel", channel]);
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toContain(message);
  });
});
