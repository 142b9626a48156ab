import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { readSpec } from "../../../src/specs/documents/source/read-spec.ts";
import { document, page } from "./pages.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("an address", () => {
  it("gives a page, asked for as Markdown", async () => {
    const seen: (string | undefined)[] = [];
    const base = await serve((request, response) => {
      seen.push(request.headers.accept);
      response.end(page(document()));
    });
    expect((await readSpec(`${base}/clone.md`)).text).toBe(document());
    expect(seen[0]).toMatch(/^text\/markdown/);
  });

  it("is followed within its host, and no further than five times", async () => {
    const base = await serve(({ url = "" }, response) => {
      const left = Number(url.slice(1));
      if (left > 0) response.writeHead(307, { location: `/${left - 1}` });
      response.end(left > 0 ? "" : page(document()));
    });
    expect((await readSpec(`${base}/5`)).text).toBe(document());
    await expect(readSpec(`${base}/6`)).rejects.toThrow("redirects more than 5 times");
  });

  it("that redirects to another host is refused, and that host is not asked", async () => {
    let asked = 0;
    const elsewhere = await serve((_request, response) => {
      asked++;
      response.end(page(document()));
    });
    const location = elsewhere.replace("127.0.0.1", "localhost");
    const base = await serve((_request, response) => response.writeHead(302, { location }).end());
    await expect(readSpec(base)).rejects.toThrow(`redirects to ${location}/, which is not followed`);
    expect(asked).toBe(0);
  });

  it("is refused when it answers with anything but 200", async () => {
    const base = await serve((_request, response) => response.writeHead(404).end(page(document())));
    await expect(readSpec(base)).rejects.toThrow(/127\.0\.0\.1:\d+\/ answered with status 404$/);
  });

  it("is refused when it cannot be reached", async () => {
    const base = await serve(() => undefined);
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
    await expect(readSpec(base)).rejects.toThrow(/could not be reached: .*ECONNREFUSED/);
  });

  it("is refused when it does not answer in time, or stops in the middle", async () => {
    const silent = await serve(() => undefined);
    await expect(readSpec(silent, { timeoutMs: 50 })).rejects.toThrow("did not answer in full within 50 ms");
    const stalling = await serve((_request, response) => void response.write(page(document())));
    await expect(readSpec(stalling, { timeoutMs: 200 })).rejects.toThrow("did not answer in full within 200 ms");
  });

  it("is refused when the connection breaks in the middle", async () => {
    const base = await serve((_request, response) => {
      response.writeHead(200, { "content-length": "9999" });
      response.write(page(document()), () => response.destroy());
    });
    await expect(readSpec(base)).rejects.toThrow("broke off after");
  });

  it("is refused over the size cap, however long it would go on", async () => {
    const base = await serve((_request, response) => {
      const more = (): void => void (response.writable && response.write("x".repeat(1000), more));
      more();
    });
    await expect(readSpec(base, { maxBytes: 10_000 })).rejects.toThrow("is larger than 10000 bytes");
  });

  it("is refused with bytes that are no text", async () => {
    const base = await serve((_request, response) => response.end(Buffer.from([0xff, 0xfe, 0x00])));
    await expect(readSpec(base)).rejects.toThrow("is not UTF-8 text");
  });
});

describe("a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "read-spec-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is read by its path or its file address, a byte order mark left out", async () => {
    const file = join(folder, "spec.yaml");
    writeFileSync(file, `\uFEFF${document()}`);
    expect((await readSpec(file)).text).toBe(document());
    expect((await readSpec(pathToFileURL(file).href)).text).toBe(document());
    await expect(readSpec(file, { maxBytes: 10 })).rejects.toThrow("is larger than 10 bytes");
  });

  it("that is missing or a folder is refused", async () => {
    await expect(readSpec(join(folder, "none"))).rejects.toThrow(/none cannot be read: .*Give a file or an http\(s\)/);
    await expect(readSpec(folder)).rejects.toThrow("is not a file");
  });
});
