// Run as clone.test.js is: a recording is read and prepared, whatever its realm is, or refused.
import { readFileSync } from "node:fs";
import { inspectSample, prepareSample } from "@org/voice-sample";
import { told, valuesOf } from "./values.js";

const recording = new Uint8Array(readFileSync("ada.wav"));

test.each(valuesOf(recording))("voice-sample takes %s, or says why not", async (value, make) => {
  const outcome = await (async () => {
    const report = await inspectSample(make());
    expect(report).toMatchObject({ container: "wav", sizeBytes: recording.length });
    const { audio, window } = await prepareSample(make(), { limits: [], fromSeconds: 2, toSeconds: 4 });
    expect(window).toEqual({ fromSeconds: 2, toSeconds: 4 });
    expect((await inspectSample(audio)).durationSeconds).toBeCloseTo(2);
    return "taken";
  })().catch((error) => {
    if (error.name !== "SampleError") throw error;
    return error.message;
  });
  // jsdom's Blob has no way to its bytes.
  expect(outcome).toMatch(/^taken$|: pass a Uint8Array or an ArrayBuffer, since this one has no arrayBuffer\(\)/);
  told("voice-sample", value, outcome);
});
