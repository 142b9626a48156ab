// What cannot be brought about on every machine: the surroundings are made to say it.
import { afterEach, describe, expect, it, vi } from "vitest";
import { keys } from "./keys.ts";
import { jsonLines, ran } from "./ran-command.ts";
import { file, wav } from "./recordings.ts";

const machine = vi.hoisted(() => ({ statError: "", sandboxError: "", hasProxySupport: true }));

vi.mock("node:fs/promises", async (importOriginal) => {
  const fs = await importOriginal<typeof import("node:fs/promises")>();
  const stat = (path: string): Promise<unknown> =>
    machine.statError === ""
      ? fs.stat(path)
      : Promise.reject(Object.assign(new Error("no"), { code: machine.statError }));
  return { ...fs, stat };
});
vi.mock("@org/voices-mock", async (importOriginal) => {
  const mock = await importOriginal<typeof import("@org/voices-mock")>();
  const startSandbox: typeof mock.startSandbox = (options) =>
    machine.sandboxError === "" ? mock.startSandbox(options) : Promise.reject(new Error(machine.sandboxError));
  return { ...mock, startSandbox };
});
vi.mock("node:http", async (importOriginal) => {
  const http = await importOriginal<typeof import("node:http")>();
  const { setGlobalProxyFromEnv, ...rest } = http as typeof http & { setGlobalProxyFromEnv?: unknown };
  // Looked at when it is used: a Node that lacks it has no such member at all.
  return new Proxy(
    { ...rest, setGlobalProxyFromEnv },
    {
      has: (target, name) => (name === "setGlobalProxyFromEnv" ? machine.hasProxySupport : name in target),
      get: (target, name) =>
        name === "setGlobalProxyFromEnv" && !machine.hasProxySupport ? undefined : Reflect.get(target, name),
    },
  );
});
afterEach(() => {
  Object.assign(machine, { statError: "", sandboxError: "", hasProxySupport: true });
});

const ada = file("ada.wav", wav);
const voice = [ada, "--name", "Ada", "--language", "en"];
const flat = (output: string): string => output.replaceAll(/\s+/g, " ");

describe("a sample", () => {
  it.each([
    ["EACCES", "may not be read by you. Change its permissions, or pass a copy of your own."],
    ["EPERM", "may not be read by you."],
    ["EIO", "cannot be read (EIO). Pass a copy of the recording."],
  ])("that the system refuses is refused with what to do: %s", async (code, message) => {
    machine.statError = code;
    const { exitCode, stdout, stderr } = await ran([...voice, "--sandbox"]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(flat(stderr)).toContain(`error: "${ada}" ${message}`);
  });
});

describe("a sandbox that cannot start", () => {
  it("ends a clone in it", async () => {
    machine.sandboxError = "no port is left";
    const { exitCode, stdout, stderr } = await ran([...voice, "--sandbox"]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toBe("error: The sandbox could not start: no port is left\n");
  });
});

describe("a Node that follows proxies only when it is started so", () => {
  const proxied = { ...keys, HTTPS_PROXY: "http://127.0.0.1:9" };

  it("is not led past a proxy unasked", async () => {
    machine.hasProxySupport = false;
    const { exitCode, stdout, stderr } = await ran(voice, { env: proxied });
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(flat(stderr)).toContain("HTTPS_PROXY is set, and Node");
    expect(flat(stderr)).toContain("follows it only when NODE_USE_ENV_PROXY=1 is set too.");
  });

  it("is told of by doctor, and that it was started so", async () => {
    machine.hasProxySupport = false;
    const asked = { ...proxied, NODE_USE_ENV_PROXY: "1" };
    const [without, started] = await Promise.all([
      ran(["doctor", "--json"], { env: proxied }),
      ran(["doctor", "--json"], { env: asked }),
    ]);
    expect(without.exitCode).toBe(1);
    expect(jsonLines(without.stdout)).toMatchObject([
      { proxy: { followed: false }, problems: [{ message: expect.stringContaining("set NODE_USE_ENV_PROXY=1 too") }] },
    ]);
    expect(started.exitCode).toBe(0);
    expect(jsonLines(started.stdout)).toMatchObject([{ proxy: { followed: true }, problems: [] }]);
  });
});
