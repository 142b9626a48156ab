import { sample } from "fast-check";
import type { Scenario } from "../../src/proofs/fuzz/scenario.ts";
import { scenarios } from "../../src/proofs/fuzz/values/scenarios.ts";

const [drawn] = sample(scenarios, { seed: 1, numRuns: 1 }) as [Scenario];
/** A call that nothing is wrong with, and that comes to a voice. */
export const plain: Scenario = {
  ...drawn,
  name: "Ada",
  description: undefined,
  language: "en",
  samples: [{ form: "Uint8Array", content: "wav", more: 400, transcription: undefined }],
  asList: false,
  toAll: false,
  timeoutMs: undefined,
  maxRetries: undefined,
  maxSampleBytes: undefined,
  idempotencyKey: undefined,
  settleMs: undefined,
  againMs: undefined,
  listener: "quiet",
  abort: { at: "never" },
  legs: [
    {
      vendor: "cartesia",
      keyLetters: "xyz",
      key: "text",
      providerOptions: "none",
      answers: [
        {
          reads: "all",
          delayMs: 100,
          obeys: true,
          acts: true,
          how: {
            kind: "reply",
            status: 200,
            retryAfter: { form: "none" },
            echoInHeaders: false,
            body: { kind: "voice", value: 0, echo: "nothing", filler: 0 },
            chunks: [40],
            chunkMs: 0,
            ending: "whole",
          },
        },
      ],
      list: {
        before: [],
        pageSizes: [2],
        turns: [],
        later: [],
        pageMs: 0,
        lag: { ms: 0, requests: 0 },
        spelling: "as given",
        order: "oldest first",
        filters: true,
        endless: "no",
      },
    },
  ],
};
