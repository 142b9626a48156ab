import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inspectSample } from "@org/voice-sample";
import { startSandbox } from "@org/voices-mock";
import { expect, it } from "vitest";
import { keys } from "../keys.ts";
import { jsonLines } from "../ran-command.ts";
import { recording, wav } from "../recordings.ts";
import { batch, manifest, unitEntries } from "./batch-run.ts";

/** Twenty seconds of silence, then the clip: no provider listens that far. */
const late = recording(32, (frame) => (frame < 160_000 ? 128 : (wav[44 + frame - 160_000] ?? 128)));

it("a batch prepares each row's sample as a single clone does, once, and by its original", async () => {
  await using sandbox = await startSandboxHere();
  const path = manifest("sample,name,language,provider\nclips/late.wav,Ada,en,inworld\n");
  writeFileSync(join(dirname(path), "clips/late.wav"), late);
  expect(await batch(path, [], { env: sandbox.env })).toMatchObject({ exitCode: 0 });
  const [audio] = sandbox.requests()[0]?.audio ?? [];
  expect(await inspectSample(audio?.bytes ?? new Uint8Array())).toMatchObject({
    codec: "pcm-s16",
    durationSeconds: 10.4,
  });
  // The unit is that of the file, so that a run which prepares differently makes no second voice.
  expect(await batch(path, ["--as-is"], { env: sandbox.env })).toMatchObject({ exitCode: 0 });
  expect(sandbox.requests()).toHaveLength(1);
  expect(unitEntries(path).map(({ event }) => event)).toEqual(["sending", "created"]);
});

it("a batch says what it prepared, in a line and in its objects", async () => {
  await using sandbox = await startSandboxHere();
  const rows = "sample,name,language,provider\nclips/late.wav,Ada,en,inworld\nclips/ada.wav,Bob,en,inworld\n";
  const path = manifest(rows);
  writeFileSync(join(dirname(path), "clips/late.wav"), late);
  const { stdout } = await batch(path, ["--json"], { env: sandbox.env });
  const lines = jsonLines(stdout) as Record<string, unknown>[];
  expect(lines.find(({ row }) => row === 2)).toMatchObject({
    prepared: { container: "wav", fromSeconds: 19.8, changes: [{ code: "cut" }, { code: "converted" }] },
  });
  expect(lines.find(({ row }) => row === 3)).not.toHaveProperty("prepared");
  const other = manifest(rows);
  writeFileSync(join(dirname(other), "clips/late.wav"), late);
  const { stderr } = await batch(other, [], { env: sandbox.env });
  expect(stderr.replaceAll(/\s+/g, " ")).toContain("row 2 prepared (inworld): cut to");
  expect(stderr).not.toContain("row 3 prepared");
});

it("a batch sends the files themselves with --as-is", async () => {
  await using sandbox = await startSandboxHere();
  const path = manifest("sample,name,language,provider\nclips/late.wav,Ada,en,inworld\n");
  writeFileSync(join(dirname(path), "clips/late.wav"), late);
  const { exitCode, stderr } = await batch(path, ["--as-is"], { env: sandbox.env });
  expect(exitCode).toBe(0);
  expect(stderr).toContain("nobody speaks in its first 15 s");
  expect(sandbox.requests()[0]?.audio[0]?.size).toBe(late.length);
});

/** A sandbox with the variables that lead to it, closed at the end of the scope. */
async function startSandboxHere() {
  const sandbox = await startSandbox();
  const env = { ...keys, CARTESIA_BASE_URL: sandbox.cartesiaUrl, INWORLD_BASE_URL: sandbox.inworldUrl };
  return { env, requests: () => sandbox.requests(), [Symbol.asyncDispose]: () => sandbox.close() };
}
