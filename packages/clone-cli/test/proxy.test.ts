import * as http from "node:http";
import { createServer, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { type Sandbox, startSandbox } from "@org/voices-mock";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { cartesiaKey } from "./keys.ts";
import { jsonLines, ran, spawned } from "./ran-command.ts";
import { file, wav } from "./recordings.ts";

const ada = file("ada.wav", wav);
/** Node 22 has to be told when it is started; later ones can be told by a program. */
const started = { NODE_USE_ENV_PROXY: "1" };
const followsByItself = "setGlobalProxyFromEnv" in http;
const voice = [ada, "--name", "Ada", "--language", "en", "--json"];

let sandbox: Sandbox;
let proxy: Server;
let proxyUrl: string;
let seen: string[] = [];
let env: Record<string, string>;

beforeAll(async () => {
  sandbox = await startSandbox();
  // Takes both forms in which a client may ask: a tunnel, or a whole address.
  proxy = createServer((incoming, answer) => {
    seen.push(String(incoming.url));
    const onward = request(String(incoming.url), { method: incoming.method, headers: incoming.headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    incoming.pipe(onward);
  }).on("connect", (incoming, socket, head) => {
    seen.push(String(incoming.url));
    const [host = "", port] = String(incoming.url).split(":");
    const onward = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on("error", () => socket.destroy());
    socket.on("error", () => onward.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  env = { CARTESIA_API_KEY: cartesiaKey, CARTESIA_BASE_URL: sandbox.cartesiaUrl };
});
afterEach(() => {
  seen = [];
  sandbox.reset();
});
afterAll(async () => {
  proxy.close();
  proxy.closeAllConnections();
  await sandbox.close();
});

describe("a proxy in the environment", () => {
  it.each(["HTTP_PROXY", "http_proxy"])("carries the request, in a process of its own: %s", async (variable) => {
    const { exitCode } = await spawned(voice, { env: { ...env, ...started, [variable]: proxyUrl } });
    expect(exitCode).toBe(0);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toContain(new URL(sandbox.url).host);
    expect(sandbox.voices()).toHaveLength(1);
  });

  it("carries the request of a program, and no other before or after it", async () => {
    const proxied = await ran(voice, { env: { ...env, HTTP_PROXY: proxyUrl } });
    expect(proxied.exitCode).toBe(followsByItself ? 0 : 2);
    const carried = followsByItself ? 1 : 0;
    expect(seen).toHaveLength(carried);
    await ran(voice, { env });
    await fetch(`${sandbox.url}/__requests`);
    expect(seen).toHaveLength(carried);
  });

  it("is passed by for the hosts of NO_PROXY", async () => {
    const { exitCode } = await spawned(voice, {
      env: { ...env, ...started, HTTP_PROXY: proxyUrl, NO_PROXY: "127.0.0.1" },
    });
    expect(exitCode).toBe(0);
    expect(seen).toEqual([]);
  });

  it("is passed by in the sandbox, which is on this machine", async () => {
    const nowhere = { HTTP_PROXY: "http://127.0.0.1:9", HTTPS_PROXY: "http://127.0.0.1:9" };
    expect((await ran([...voice, "--sandbox"], { env: nowhere })).exitCode).toBe(0);
  });

  it("that does not answer is an error with a next step, and nothing was created", async () => {
    const { exitCode, stdout } = await spawned([...voice, "--max-retries", "0"], {
      env: { ...env, ...started, HTTP_PROXY: "http://127.0.0.1:9" },
    });
    expect(exitCode).toBe(1);
    expect(jsonLines(stdout)).toMatchObject([{ error: { code: "unavailable", outcome: "not_created" } }]);
  });

  it("that is no address is refused by the name of its variable, never by its value", async () => {
    const { exitCode, stdout, stderr } = await ran(voice, { env: { ...env, HTTPS_PROXY: "user:hunter2@proxy" } });
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain("HTTPS_PROXY is no address");
    expect(stderr).not.toContain("hunter2");
    expect(sandbox.requests()).toEqual([]);
  });
});
