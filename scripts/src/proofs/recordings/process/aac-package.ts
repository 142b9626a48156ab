import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { SampleDecoders } from "../../../../../packages/voice-sample/src/index.ts";

const run = promisify(execFile);
const decoderPackage = "@audio/decode-aac";
const version = "1.6.0";

/** The part of the package that is called here. Its licence is the GPL, so that it is in no lockfile of this repository. */
interface DecoderModule {
  decoder(options: { readonly asc: Uint8Array }): Promise<{
    decode(packets: readonly Uint8Array[]): {
      readonly channelData: readonly Float32Array[];
      readonly sampleRate: number;
    };
    free(): void;
  }>;
}

/** Installs a decoder of AAC in a folder that goes away, as a user would. Returns the address of its module. */
export async function installAac(folder: string): Promise<string> {
  const place = join(folder, "aac");
  await mkdir(place, { recursive: true });
  await writeFile(join(place, "package.json"), JSON.stringify({ private: true }));
  // A folder of its own to pnpm, whatever lies above it.
  await writeFile(join(place, "pnpm-workspace.yaml"), "pmOnFail: ignore\n");
  await run("pnpm", ["add", "--silent", "--ignore-scripts", `${decoderPackage}@${version}`], { cwd: place });
  return pathToFileURL(join(place, "node_modules", decoderPackage, "decode-aac.js")).href;
}

/** Lets this process find the package by its name, as if it were installed beside ours. */
export function findAac(module: string): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === decoderPackage ? { url: module, shortCircuit: true } : next(specifier, context),
  });
}

/** Rates by their number in the head of a packet, in Hz (ISO 13818-7, section 6.2). */
const rates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];
const lowComplexity = 2;
/** Values in a packet. */
const packetFrames = 1_024;

/** The installed decoder as a caller hands it in, by a few lines of his own. */
export async function givenAac(module: string): Promise<SampleDecoders> {
  const { decoder } = (await import(module)) as DecoderModule;
  return {
    async aac({ description, channels, sampleRate }) {
      const rate = rates.indexOf(sampleRate);
      const plain = Uint8Array.of((lowComplexity << 3) | (rate >> 1), ((rate & 1) << 7) | (channels << 3));
      const made = await decoder({ asc: description.byteLength > 0 ? description : plain });
      let isFirst = true;
      return {
        async decode(packets) {
          const { channelData, sampleRate } = made.decode(packets.map(withoutHead));
          // It says nothing to the first packet of all.
          const before = isFirst && channelData.length > 0 ? packetFrames : 0;
          if (channelData.length > 0) isFirst = false;
          return { channels: channelData.map((values) => later(values, before)), sampleRate };
        },
        free: () => made.free(),
      };
    },
  };
}

function later(values: Float32Array, frames: number): Float32Array {
  const all = new Float32Array(frames + values.length);
  all.set(values, frames);
  return all;
}

/** Without a container each packet has a head of 7 bytes, or of 9 with a check sum. */
function withoutHead(packet: Uint8Array): Uint8Array {
  const [first = 0, second = 0] = packet;
  if (first !== 0xff || (second & 0xf6) !== 0xf0) return packet;
  return packet.subarray((second & 1) === 1 ? 7 : 9);
}
