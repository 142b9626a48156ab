import type { CloneErrorCode, SampleAudio } from "@org/clone-core";
import { type ProviderPromise, promise } from "../suite/promise.ts";
import { recording } from "../suite/recording.ts";
import { same } from "../suite/same.ts";
import type { CallSettings, Suite } from "../suite/suite.ts";

const wrong = ["invalid_input", "unsupported_audio"] as const;

/** What is no recording in memory. Each is made anew, since a stream can be read once. */
const noSamples: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  null: () => null,
  "a path": () => "/home/ada/ada.wav",
  "base64 text": () => btoa(String.fromCharCode(...recording())),
  "a Response": () => new Response(recording()),
  "a stream": () => new Response(recording()).body,
  "a promise": () => Promise.resolve(new Blob([recording()])),
  "a list of numbers": () => [...recording()],
  "an array of 16-bit numbers": () => new Int16Array(recording().buffer.slice(0, 1600)),
  "an empty Blob": () => new Blob([]),
  "an empty buffer": () => new ArrayBuffer(0),
  "text as bytes": () => new TextEncoder().encode("no recording ".repeat(20)),
  "half a header": () => recording().subarray(0, 20),
  "a picture": () => within("\x89PNG\r\n\x1a\n"),
  "bytes of a detached buffer": detached,
  "a detached buffer": () => detached().buffer,
};

/** How recordings of formats begin that a provider may refuse. */
const beginnings: Readonly<Record<string, string>> = {
  ogg: "OggS",
  flac: "fLaC",
  webm: "\x1aE\xdf\xa3",
  aiff: "FORM\0\0\0\0AIFF",
  m4a: "\0\0\0\x20ftypM4A ",
  mp3: "ID3",
};

const noLanguages: readonly unknown[] = ["", ["en"], "english!!", "en-", "en\r\nx: y", null, 42, {}];

/** What is refused at the door: nothing arrives at the service. */
export function refusalPromises(suite: Suite): ProviderPromise[] {
  const refuses = (what: string, settings: () => CallSettings, codes: readonly CloneErrorCode[], said: string) =>
    promise(suite, `sends nothing when ${what}`, async () => {
      const error = await suite.refused(settings(), codes);
      same(`whether the message names ${said}`, error.message.includes(said), true);
    });
  const sample = (audio: unknown): CallSettings => ({ sample: audio as SampleAudio });

  return [
    ...Object.entries(noSamples).map(([what, make]) =>
      refuses(`the sample is ${what}`, () => sample(make()), wrong, "sample"),
    ),
    refuses("the sample is over-large", () => ({ maxSampleBytes: 1000 }), ["unsupported_audio"], "maxSampleBytes"),
    promise(suite, "sends nothing when the provider's document excludes the format", async () => {
      const { formats } = suite.provider("voice-200").accepts;
      if (formats?.level !== "refuse") return;
      for (const [format, beginning] of Object.entries(beginnings)) {
        if (formats.values.includes(format)) continue;
        await suite.refused(sample(within(beginning)), ["unsupported_audio"]);
      }
    }),
    promise(suite, "sends nothing in a language that is none", async () => {
      const { languages } = suite.provider("voice-200");
      // A tag that no language has is for a list alone to refuse.
      const unknown = typeof languages === "string" ? [] : ["xx"];
      const missing = languages === "none" ? [] : [undefined];
      for (const language of [...noLanguages, ...unknown, ...missing]) {
        await suite.refused({ language } as CallSettings, ["unsupported_language", "invalid_input"]);
      }
    }),
    promise(suite, "sends nothing without an own field that its service has to have", async () => {
      for (const name of suite.provider("voice-200").requiredOptions ?? []) {
        const providerOptions = { ...suite.words.providerOptions, [name]: undefined };
        const error = await suite.refused({ providerOptions }, ["invalid_input"]);
        same("whether the message names it", error.message.includes(`providerOptions.${name}`), true);
      }
    }),
    promise(suite, "sends nothing with settings that make no sense", async () => {
      const settings = [{ timeoutMs: 0 }, { timeoutMs: Number.NaN }, { maxRetries: -1 }, { maxRetries: 1.5 }];
      const others = [{ signal: {} }, { onEvent: "log" }, { providerOptions: { no_such_option: 1 } }, { samples: [] }];
      for (const odd of [...settings, ...others]) await suite.refused(odd as CallSettings, ["invalid_input"]);
    }),
    // Whoever keeps a call for later, as the queue does, checks it so: nothing is read and nothing is sent.
    promise(suite, "says what is wrong with a call before it says that the call was aborted", async () => {
      const language = suite.provider("voice-200").languages === "none" ? [] : [{ language: "en-" }];
      const field = { providerOptions: { no_such_option: 1 } };
      for (const odd of [{ name: "" }, { description: "\0" }, { timeoutMs: 0 }, { samples: [] }, field, ...language]) {
        await suite.refused({ ...odd, signal: AbortSignal.abort() } as CallSettings, [
          "invalid_input",
          "unsupported_language",
        ]);
      }
    }),
    promise(suite, "refuses a sample whose stream fails, and says why", async () => {
      const reason = new Error("the disk is gone");
      const error = await suite.refused(sample(new FailingBlob(reason)), ["invalid_input"]);
      same("cause", error.cause, reason);
    }),
  ];
}

class FailingBlob extends Blob {
  readonly #reason: Error;

  constructor(reason: Error) {
    super([recording()]);
    this.#reason = reason;
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.reject(this.#reason);
  }
}

/** Bytes that were given away, as a `postMessage` does. */
function detached(): Uint8Array {
  const bytes = recording();
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
}

/** Two hundred bytes that begin like this. */
function within(beginning: string): Uint8Array {
  const bytes = new Uint8Array(200);
  bytes.set(Uint8Array.from(beginning, (one) => one.charCodeAt(0)));
  return bytes;
}
