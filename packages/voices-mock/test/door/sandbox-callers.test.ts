import { afterEach, describe, expect, test } from "vitest";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../src/index.ts";
import { cartesiaRequest } from "../requests.ts";
import { ask } from "./ask.ts";

let open: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(open.map((sandbox) => sandbox.close()));
  open = [];
});

/** A sandbox that has received a request of Ada's. */
async function called(options?: SandboxOptions): Promise<Sandbox & { port: string }> {
  const sandbox = await startSandbox(options);
  open.push(sandbox);
  await (await fetch(cartesiaRequest({ url: `${sandbox.cartesiaUrl}/voices/clone` }))).text();
  return { ...sandbox, port: new URL(sandbox.url).port };
}

const evil = "https://evil.example";

describe("a page whose name was bound to this machine (DNS rebinding)", () => {
  const names = ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.1.5", "evil@localhost"];

  test.each([...names, "0.0.0.0", "128.0.0.1", "[::2]", "notlocalhost", "a b"])(
    "learns nothing as %s",
    async (name) => {
      const { url, port, requests, voices } = await called();
      for (const Host of [name, `${name}:${port}`]) {
        for (const [method, path] of [
          ["GET", "/__requests"],
          ["POST", "/__reset"],
          ["POST", "/cartesia/voices/clone"],
          ["GET", "/"],
        ] as const) {
          const { status, headers, text } = await ask(url + path, { method, headers: { Host } });
          expect([status, headers["content-type"]]).toEqual([403, "text/plain; charset=utf-8"]);
          expect(text).toContain("Right would be, with any port: localhost, *.localhost, 127.0.0.0/8, [::1]");
          expect(text).toContain("allowedHosts");
          expect(text).not.toContain("Ada");
        }
      }
      expect([requests().length, voices().length]).toEqual([1, 1]);
    },
  );

  test.each(["localhost", "LOCALHOST", "localhost.", "my.app.localhost", "127.0.0.1", "127.9.9.9", "[::1]"])(
    "is told apart from a program that calls %s",
    async (name) => {
      const { url, port } = await called();
      for (const Host of [name, `${name}:${port}`, `${name}:1`]) {
        expect((await ask(`${url}/__requests`, { headers: { Host } })).status).toBe(200);
      }
    },
  );

  test("may come by a name that the user allows, and by no other", async () => {
    const { url } = await called({ allowedHosts: ["mock", "192.168.1.5"] });
    const statuses: unknown[] = [];
    for (const Host of ["mock:4010", "MOCK", "192.168.1.5", "mock.evil.example", "localhost"]) {
      statuses.push((await ask(`${url}/__requests`, { headers: { Host } })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 403, 200]);
  });

  test.each([["mock:4010"], ["http://mock"], ["*"], ["*.example"], [""], ["a b"], ["user@mock"]])(
    "is not let in by a name that is none: %j",
    async (name) => {
      await expect(startSandbox({ allowedHosts: ["ok", name] })).rejects.toThrow(
        `allowedHosts[1] must be the name or address of a machine, without a port, not ${JSON.stringify(name)}`,
      );
    },
  );
});

describe("a page of another site", () => {
  const froms = [
    { Origin: evil },
    { Origin: "null" },
    { Origin: "http://localhost.evil.example" },
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
  ];

  test.each(froms)("neither reads nor resets what was received: %j", async (headers) => {
    const { url, requests } = await called();
    for (const [method, path] of [
      ["GET", "/__requests"],
      ["POST", "/__reset"],
      ["OPTIONS", "/__requests"],
    ] as const) {
      const answer = await ask(url + path, { method, headers });
      expect([answer.status, answer.headers["access-control-allow-origin"]]).toEqual([403, undefined]);
      expect(answer.text).not.toContain("Ada");
    }
    expect(requests()).toHaveLength(1);
  });

  test.each(froms)("calls no service, and leaves no record: %j", async (headers) => {
    const { url, requests } = await called();
    for (const method of ["POST", "GET", "OPTIONS"]) {
      const { status, text } = await ask(`${url}/cartesia/voices/clone`, { method, headers });
      expect([status, text]).toEqual([403, expect.stringContaining("may not call this server")]);
    }
    expect(requests()).toHaveLength(1);
  });
});

describe("a page of this machine", () => {
  test("does not read or reset what was received, unless it is the sandbox's own", async () => {
    const { url, requests } = await called();
    for (const headers of [{ Origin: "http://localhost:5173" }, { Origin: "http://127.0.0.1:5173" }]) {
      expect((await ask(`${url}/__requests`, { headers })).status).toBe(403);
      expect((await ask(`${url}/__reset`, { method: "POST", headers })).status).toBe(403);
    }
    expect(requests()).toHaveLength(1);
    expect((await ask(`${url}/__requests`, { headers: { Origin: url, "Sec-Fetch-Site": "same-origin" } })).status).toBe(
      200,
    );
    expect((await ask(`${url}/__requests`, { headers: { "Sec-Fetch-Site": "none" } })).status).toBe(200);
  });

  test("is answered by the services, as through the proxy of a development server, but may not read it by itself", async () => {
    const { cartesiaUrl } = await called();
    const headers = { Origin: "http://localhost:5173", "Sec-Fetch-Site": "same-origin" };
    const answer = await ask(`${cartesiaUrl}/voices/clone`, { method: "POST", headers });
    expect([answer.status, answer.headers["access-control-allow-origin"]]).toEqual([401, undefined]);
  });
});
