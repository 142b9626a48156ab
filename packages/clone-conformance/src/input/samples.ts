import type { SampleAudio } from "@org/clone-core";
import { type ProviderPromise, promise } from "../suite/promise.ts";
import { received, sha256 } from "../suite/received.ts";
import { same } from "../suite/same.ts";
import type { CallSettings, Suite } from "../suite/suite.ts";

/** Every form that a sample may have, made of the same bytes. */
const forms: Readonly<Record<string, (bytes: Uint8Array<ArrayBuffer>) => SampleAudio>> = {
  "a Blob": (bytes) => new Blob([bytes]),
  "a Blob of many parts": (bytes) =>
    new Blob([bytes.subarray(0, 7), new Blob([bytes.subarray(7, 99)]), bytes.slice(99)]),
  "a slice of a Blob": (bytes) => new Blob(["before", bytes, "after"]).slice(6, 6 + bytes.length),
  "a File with a name and a type of another format": (bytes) => new File([bytes], 'a"b\r\n.ogg', { type: "text/html" }),
  "a Uint8Array": (bytes) => bytes,
  "a view into a larger buffer": (bytes) => within(bytes).subarray(13, 13 + bytes.length),
  "an ArrayBuffer": (bytes) => bytes.buffer,
  "a Buffer": (bytes) => globalThis.Buffer?.from(bytes) ?? bytes,
  "a Buffer that is part of a larger one": (bytes) =>
    globalThis.Buffer?.from(within(bytes).buffer).subarray(13, 13 + bytes.length) ?? bytes,
  "a Uint8Array of another realm": (bytes) => elsewhere(bytes),
  "an ArrayBuffer of another realm": (bytes) => elsewhere(bytes).buffer,
  "a Blob of another realm": (bytes) => new (realm()?.Blob ?? Blob)([elsewhere(bytes)]),
};

/** What a test environment or a page's frame has: classes of its own. */
interface Realm {
  readonly Uint8Array: typeof Uint8Array;
  readonly Blob: typeof Blob;
}

let made: Realm | undefined;

/** Another realm, where the runtime can make one. */
function realm(): Realm | undefined {
  try {
    made ??= globalThis.process?.getBuiltinModule?.("node:vm")?.runInNewContext(`
      class Blob {
        #bytes;
        constructor([bytes]) { this.#bytes = bytes; }
        get size() { return this.#bytes.length; }
        slice(from, to) { return new Blob([this.#bytes.slice(from, to)]); }
        async arrayBuffer() { return this.#bytes.slice().buffer; }
      }
      ({ Uint8Array, Blob })`);
  } catch {
    // A worker has the module and no contexts.
  }
  return made;
}

const elsewhere = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  new (realm()?.Uint8Array ?? Uint8Array)(bytes);

/** That what arrives is what was given, bit for bit. */
export function samplePromises(suite: Suite): ProviderPromise[] {
  /** Hashes of the audio of every request that arrived. */
  const arrived = async (settings: CallSettings): Promise<string[]> => {
    await suite.begin();
    await suite.voice("voice-200", settings);
    return hashes();
  };
  const hashes = async (fault: "voice-200" | "retry-after-0" = "voice-200"): Promise<string[]> => {
    const requests = await Promise.all((await suite.faults.requests(fault)).map(received));
    return Promise.all(requests.flatMap(({ audio }) => audio).map(sha256));
  };
  return [
    ...Object.entries(forms).map(([what, make]) =>
      promise(suite, `sends the bytes of ${what} as they are`, async () => {
        // Every length modulo three, since base64 ends differently in each.
        for (const more of [0, 1, 2]) {
          const bytes = longer(suite.recording(), more);
          same("hashes", (await arrived({ sample: make(bytes) })).join(), await sha256(bytes));
        }
      }),
    ),
    promise(suite, "sends four megabytes as they are", async () => {
      const bytes = longer(suite.recording(), 4_000_000);
      same("hashes", (await arrived({ sample: bytes })).join(), await sha256(bytes));
    }),
    promise(suite, "sends the bytes of the moment of the call, though the caller writes over them", async () => {
      for (const make of [
        forms["a Uint8Array"],
        forms["an ArrayBuffer"],
        forms["a view into a larger buffer"],
        forms["a Uint8Array of another realm"],
      ]) {
        const bytes = suite.recording();
        const sample = make?.(bytes) ?? bytes;
        await suite.begin();
        const calling = suite.voice("voice-200", { sample });
        new Uint8Array((sample as Uint8Array).buffer ?? sample).fill(0);
        await calling;
        same("hashes", (await hashes()).join(), await sha256(suite.recording()));
      }
    }),
    promise(suite, "reads a sample once, and sends the same bytes with every retry", async () => {
      let reads = 0;
      class CountingBlob extends Blob {
        override arrayBuffer(): Promise<ArrayBuffer> {
          reads++;
          return super.arrayBuffer();
        }
      }
      await suite.failure("retry-after-0", { sample: new CountingBlob([suite.recording()]) });
      same("reads", reads, 1);
      const hash = await sha256(suite.recording());
      same("hashes", (await hashes("retry-after-0")).join(), [hash, hash, hash].join());
    }),
    promise(suite, "sends the same bytes with every retry, though the caller writes over them meanwhile", async () => {
      for (const make of [forms["a Uint8Array"], forms["an ArrayBuffer"]]) {
        const bytes = suite.recording();
        await suite.begin();
        const onEvent = ({ type }: { type: string }) => type === "retry_scheduled" && bytes.fill(0);
        await suite.failure("retry-after-0", { sample: make?.(bytes) ?? bytes, onEvent });
        const hash = await sha256(suite.recording());
        same("hashes", (await hashes("retry-after-0")).join(), [hash, hash, hash].join());
      }
    }),
  ];
}

/** A recording with more at its end, always the same bytes. */
function longer(start: Uint8Array, more: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(start.length + more);
  bytes.set(start);
  for (let index = start.length; index < bytes.length; index++) bytes[index] = (index * 31 + (index >> 8)) & 255;
  return bytes;
}

/** The bytes in the middle of others. */
function within(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length + 40).fill(0xee);
  larger.set(bytes, 13);
  return larger;
}
