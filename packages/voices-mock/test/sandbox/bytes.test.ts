import { type ChildProcess, spawn } from "node:child_process";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { base64, clips } from "../clips.ts";
import { inworldBody } from "../requests.ts";

const program = `
  const { startSandbox } = await import(process.argv[1]);
  console.log((await startSandbox({ seed: process.argv[2] })).url);
`;
const sandbox = new URL("../../src/sandbox/sandbox.ts", import.meta.url).href;

let children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children) child.kill();
  children = [];
});

/** Starts a sandbox in a process of its own. */
function port(seed: string): Promise<number> {
  const args = ["--input-type=module", "-e", program, sandbox, seed];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const [, found] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(printed) ?? [];
      if (found !== undefined) resolve(Number(found));
    });
    child.once("exit", () => reject(new Error(`it ended, having printed: ${printed}`)));
  });
}

const clip = Buffer.from(clips.wav).toString("latin1");
const part = (name: string, value: string): string =>
  `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const form = [
  `--edge\r\nContent-Disposition: form-data; name="clip"; filename="ada.wav"\r\n\r\n${clip}\r\n`,
  part("name", "Ada"),
  part("language", "en"),
  "--edge--\r\n",
].join("");
const post = (path: string, body: string, ...headers: string[]): string =>
  [`POST ${path} HTTP/1.1`, "Host: localhost", `Content-Length: ${body.length}`, ...headers, "", body].join("\r\n");
const cartesia = (...headers: string[]): string =>
  post(
    "/cartesia/voices/clone",
    form,
    "Authorization: Bearer sandbox-any-key",
    "Cartesia-Version: 2026-03-01",
    "Content-Type: multipart/form-data; boundary=edge",
    ...headers,
  );
const inworld = (body: string): string =>
  post(
    "/inworld/voices/v1/voices:clone",
    body,
    "Authorization: Basic c2FuZGJveDphbnkta2V5",
    "Content-Type: application/json",
  );

/** Everything that a connection brings back for these requests, sent one after the other. */
async function answers(at: number): Promise<string> {
  const socket = connect(at, "127.0.0.1");
  const voiceSamples = [{ audioData: base64(clips.wav) }, { audioData: base64(clips.mp3) }];
  const requests = [
    cartesia(),
    inworld(inworldBody()),
    cartesia("x-voices-mock-scenario: rateLimited"),
    inworld(inworldBody({ voiceSamples })),
    inworld("{}"),
    cartesia(),
    "POST /__reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n",
    cartesia("Connection: close"),
  ];
  socket.write(Buffer.from(requests.join(""), "latin1"));
  return text(socket.setEncoding("latin1"));
}

test("two processes with one seed send the same bytes, headers included, whatever the time", {
  timeout: 30_000,
}, async () => {
  const [one, two, three] = await Promise.all(["monday", "monday", "tuesday"].map((seed) => port(seed)));
  const [first, second, other] = await Promise.all([one, two, three].map((at) => answers(at ?? 0)));
  expect(first?.match(/HTTP\/1\.1 \d+/g)).toEqual(
    [200, 200, 429, 200, 400, 200, 204, 200].map((status) => `HTTP/1.1 ${status}`),
  );
  expect(second).toBe(first);
  expect(other).not.toBe(first);
  // Two runs within one second would have the same one.
  expect(first).not.toMatch(/^date:/im);
});
