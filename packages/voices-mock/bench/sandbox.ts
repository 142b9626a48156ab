// Clones of a 300 kB clip per second through the sandbox over loopback, beside a server that only reads the body.
// Client and servers are processes of their own. Run: `node packages/voices-mock/bench/sandbox.ts`.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";

const clipBytes = 300_000;
const seconds = 2;
const rounds = 3;
/** Enough to keep a server busy while an answer is on its way. */
const lanes = 4;

interface Wire {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const clip = Uint8Array.from({ length: clipBytes }, (_byte, index) => (index * 2_654_435_761) >>> 24);
clip.set(new TextEncoder().encode("RIFF\0\0\0\0WAVEfmt "));

async function cartesiaWire(): Promise<Wire> {
  const form = new FormData();
  form.append("clip", new File([clip], "ada.wav"));
  form.append("name", "Ada");
  form.append("language", "en");
  const encoded = new Response(form);
  const headers = {
    authorization: "Bearer made-up",
    "cartesia-version": "2026-03-01",
    "content-type": encoded.headers.get("content-type") ?? "",
  };
  return { path: "/cartesia/voices/clone", headers, body: new Uint8Array(await encoded.arrayBuffer()) };
}

function inworldWire(): Wire {
  const voiceSamples = [{ audioData: Buffer.from(clip).toString("base64") }];
  return {
    path: "/inworld/voices/v1/voices:clone",
    headers: { authorization: "Basic bWFkZTp1cA==", "content-type": "application/json" },
    body: Buffer.from(JSON.stringify({ displayName: "Ada", langCode: "EN_US", voiceSamples })),
  };
}

interface Started {
  readonly url: string;
  readonly child: ChildProcess;
  /** Milliseconds from spawn to the first answer. */
  readonly startMs: number;
}

/** Starts a program that prints its address, and waits for its first answer. */
async function start(args: readonly string[]): Promise<Started> {
  const from = performance.now();
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = "";
    // Read to the end, or a full pipe would stop the program.
    child.stdout.on("data", (chunk: Buffer) => {
      if (printed.length < 10_000) printed += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.once("exit", () => reject(new Error(`it ended, having printed: ${printed}`)));
  });
  await fetch(url, { method: "POST" }).then((response) => response.text());
  return { url, child, startMs: performance.now() - from };
}

const agent = new Agent({ keepAlive: true, maxSockets: lanes });

/** Sends one request and reads its answer. Not by `fetch`, which costs more than either server. */
function send(url: string, { path, headers, body }: Wire): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url + path,
      { method: "POST", agent, headers: { ...headers, "content-length": body.length } },
      (response) => {
        response.resume();
        response.once("end", () => resolve(response.statusCode ?? 0));
        response.once("error", reject);
      },
    );
    sent.once("error", reject);
    sent.end(body);
  });
}

async function rate(url: string, wire: Wire): Promise<number> {
  const from = performance.now();
  const until = from + seconds * 1_000;
  let count = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() < until) {
      const status = await send(url, wire);
      if (status !== 200) throw new Error(`status ${status} from ${url}${wire.path}`);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return count / ((performance.now() - from) / 1_000);
}

const best = (rates: readonly number[]): number => Math.round(Math.max(...rates));

const sandboxServer = `
  const { startSandbox } = await import(process.argv[1]);
  console.log((await startSandbox()).url);
`;
const module = new URL("../src/sandbox/sandbox.ts", import.meta.url).href;
const bareServer = `
  require("node:http").createServer((incoming, outgoing) => {
    incoming.on("data", () => {}).once("end", () => outgoing.end("{}"));
  }).listen(0, "127.0.0.1", function () { console.log("http://127.0.0.1:" + this.address().port); });
`;
const sandbox = await start(["--input-type=module", "-e", sandboxServer, module]);
const bare = await start(["-e", bareServer]);
try {
  console.log(`sandbox: ${Math.round(sandbox.startMs)} ms from spawn to the first answer`);
  for (const [name, wire] of Object.entries({ cartesia: await cartesiaWire(), inworld: inworldWire() })) {
    const seen: { sandbox: number[]; bare: number[] } = { sandbox: [], bare: [] };
    for (let round = 0; round < rounds; round++) {
      seen.sandbox.push(await rate(sandbox.url, wire));
      seen.bare.push(await rate(bare.url, wire));
    }
    console.log(
      `${name}: ${best(seen.sandbox)} clones of ${clipBytes / 1_000} kB a second through the sandbox, ` +
        `${best(seen.bare)} through a server that only reads the body (best of ${rounds})`,
    );
  }
} finally {
  agent.destroy();
  for (const { child } of [sandbox, bare]) {
    child.kill();
    await once(child, "exit");
  }
}
