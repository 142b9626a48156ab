import { readFile } from "node:fs/promises";
import { type Sandbox, startSandbox } from "@org/voices-mock";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

let sandbox: Sandbox;
let POST: (request: Request) => Promise<Response>;
beforeAll(async () => {
  sandbox = await startSandbox();
  vi.stubEnv("CARTESIA_API_KEY", "sk_car_example");
  vi.stubEnv("CARTESIA_BASE_URL", sandbox.cartesiaUrl);
  ({ POST } = await import("../route-handler.ts"));
});
afterAll(() => sandbox.close());

function upload(sample: Blob): Request {
  const form = new FormData();
  form.append("name", "Ada");
  form.append("sample", sample, "from the microphone");
  return new Request("https://example.com/voices", { method: "POST", body: form });
}

it("clones what a page uploads", async () => {
  const recording = await readFile(new URL("../clips/ada.wav", import.meta.url));
  const response = await POST(upload(new Blob([recording])));
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ id: expect.any(String), warnings: [] });
  expect(sandbox.voices()).toHaveLength(1);
});

it("tells the visitor what is wrong with the upload", async () => {
  const response = await POST(upload(new Blob(["no recording ".repeat(20)])));
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ error: expect.stringContaining("does not begin like any audio") });
});

it("refuses a form without a sample", async () => {
  for (const body of [new FormData(), "no form"]) {
    const response = await POST(new Request("https://example.com/voices", { method: "POST", body }));
    expect(response.status).toBe(400);
  }
});
