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
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(async () => {
  await sandbox.close();
  await faults.close();
});

/** The handler, as a server whose Cartesia is at that address starts it. */
async function post(body: BodyInit, baseUrl = sandbox.cartesiaUrl): Promise<Response> {
  vi.resetModules();
  vi.stubEnv("CARTESIA_BASE_URL", baseUrl);
  const { POST } = await import("../route-handler.ts");
  return POST(new Request("https://example.com/voices", { method: "POST", body }));
}

function upload(sample: Blob): FormData {
  const form = new FormData();
  form.append("name", "Ada");
  form.append("sample", sample, "from the microphone");
  return form;
}
const recording = async () => new Blob([await readFile(new URL("../clips/ada.wav", import.meta.url))]);

it("clones what a page uploads", async () => {
  const response = await post(upload(await recording()));
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ id: expect.any(String), warnings: [] });
  expect(sandbox.voices()).toHaveLength(1);
});

it("tells the visitor what is wrong with the upload", async () => {
  const response = await post(upload(new Blob(["no recording ".repeat(20)])));
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ error: expect.stringContaining("does not begin like any audio") });
});

it("refuses a form without a sample", async () => {
  for (const body of [new FormData(), "no form"]) expect((await post(body)).status).toBe(400);
});

it.each([
  ["status-401-json", 502, null, "No voice could be made"],
  ["retry-after-90", 503, "90", "Too many voices"],
  ["reset-after-body", 502, null, "do not send it again"],
])("where the service answers with %s, logs it and tells the visitor what to do", async (fault, status, wait, said) => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  const response = await post(upload(await recording()), `${faults.url}/${fault}`);
  expect([response.status, response.headers.get("retry-after")]).toEqual([status, wait]);
  expect(await response.json()).toEqual({ error: expect.stringContaining(said) });
  expect(log).toHaveBeenCalledOnce();
});
