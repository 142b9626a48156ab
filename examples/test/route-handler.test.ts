import { readFile } from "node:fs/promises";
import { type Sandbox, startSandbox } from "@org/voices-mock";
import { type FaultServer, startFaults } from "@org/voices-mock/faults";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";

let sandbox: Sandbox;
let faults: FaultServer;
beforeAll(async () => {
  sandbox = await startSandbox();
  faults = await startFaults();
  vi.stubEnv("CARTESIA_API_KEY", "sk_car_example");
  vi.stubEnv("INWORLD_API_KEY", "ZXhhbXBsZTpleGFtcGxl");
});
afterEach(() => {
  vi.restoreAllMocks();
  sandbox.reset();
});
afterAll(async () => {
  await sandbox.close();
  await faults.close();
});

interface Addresses {
  readonly cartesia?: string;
  readonly inworld?: string;
}

/** The handler, as a server whose providers are at those addresses starts it. */
async function handler({ cartesia = sandbox.cartesiaUrl, inworld = sandbox.inworldUrl }: Addresses = {}) {
  vi.resetModules();
  vi.stubEnv("CARTESIA_BASE_URL", cartesia);
  vi.stubEnv("INWORLD_BASE_URL", inworld);
  const { POST } = await import("../route-handler.ts");
  return (init: RequestInit) => POST(new Request("https://example.com/voices", { method: "POST", ...init }));
}

async function post(body: BodyInit, addresses: Addresses = {}): Promise<Response> {
  return (await handler(addresses))({ body });
}

function upload(sample: Blob): FormData {
  const form = new FormData();
  form.append("name", "Ada");
  form.append("sample", sample, "from the microphone");
  return form;
}
const clip = async (name: string) => new Blob([await readFile(new URL(`../clips/${name}`, import.meta.url))]);
const sent = () => sandbox.requests().flatMap(({ audio }) => audio.map(({ bytes = new Uint8Array() }) => bytes));

it("clones at both what a browser's recorder made: WebM that does not say how long it is", async () => {
  const response = await post(upload(await clip("ada.webm")));
  expect(response.status).toBe(201);
  expect(await response.json()).toEqual({
    voices: {
      cartesia: { id: expect.any(String), warnings: [] },
      inworld: { id: expect.any(String), warnings: [] },
    },
    missing: [],
    changes: expect.arrayContaining([expect.objectContaining({ code: "converted" })]),
  });
  expect(sandbox.voices()).toMatchObject([{ service: "cartesia" }, { service: "inworld" }]);
  expect(sent().map((bytes) => Buffer.from(bytes).toString("latin1", 0, 4))).toEqual(["RIFF", "RIFF"]);
});

it("leaves what a page has prepared as it is", async () => {
  const response = await post(upload(await clip("ada.wav")));
  expect(await response.json()).toMatchObject({ changes: [] });
  expect(sent().map(({ length }) => length)).toEqual([320_044, 320_044]);
});

it("tells the visitor what is wrong with the upload", async () => {
  const head = (await clip("ada.wav")).slice(0, 44);
  for (const [sample, code, said] of [
    [new Blob(["no recording ".repeat(20)]), "not_audio", "not an audio file"],
    [new Blob([head, new Uint8Array(320_000)]), "no_speech", "no sound"],
    [(await clip("ada.wav")).slice(0, 100_000), "truncated", "end"],
    [await clip("ada.m4a"), "undecodable", "send it as WAV or MP3"],
    [new Blob([]), "empty", "no bytes"],
  ] as const) {
    const response = await post(upload(sample));
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({ error: expect.stringContaining(said), code });
  }
  expect(sandbox.requests()).toEqual([]);
});

it("refuses a form without a sample", async () => {
  for (const body of [new FormData(), "no form"]) expect((await post(body)).status).toBe(400);
});

it("reads nothing of an upload that says it is too large", async () => {
  const send = await handler();
  let asked = 0;
  const body = new ReadableStream({ pull: () => void asked++ }, { highWaterMark: 0 });
  const headers = { "content-type": "multipart/form-data; boundary=b", "content-length": "32000001" };
  const response = await send({ headers, body, duplex: "half" } as RequestInit);
  expect(response.status).toBe(413);
  expect(await response.json()).toEqual({ error: expect.stringContaining("32 MB") });
  expect(asked).toBe(0);
});

it("stops to read one that does not say it", async () => {
  const send = await handler();
  let asked = 0;
  const megabyte = new Uint8Array(1_000_000);
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(asked++ === 0 ? new TextEncoder().encode("--b\r\n") : megabyte);
    },
  });
  const headers = { "content-type": "multipart/form-data; boundary=b" };
  const response = await send({ headers, body, duplex: "half" } as RequestInit);
  expect(response.status).toBe(413);
  expect(asked).toBeLessThan(40);
});

it.each([
  ["status-401-json", 502, null, "No voice could be made"],
  ["retry-after-90", 503, "90", "Too many voices"],
  ["reset-after-body", 502, null, "do not send it again"],
])("where both answer with %s, logs it and tells the visitor what to do", async (fault, status, wait, said) => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  const address = `${faults.url}/${fault}`;
  const response = await post(upload(await clip("ada.wav")), { cartesia: address, inworld: address });
  expect([response.status, response.headers.get("retry-after")]).toEqual([status, wait]);
  expect(await response.json()).toEqual({ error: expect.stringContaining(said) });
  expect(log).toHaveBeenCalledTimes(2);
});

it("does not ask for the form again where one voice is there", async () => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  const response = await post(upload(await clip("ada.wav")), { inworld: `${faults.url}/status-401-json` });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ voices: { cartesia: {} }, missing: ["inworld"] });
  expect(log).toHaveBeenCalledOnce();
});
