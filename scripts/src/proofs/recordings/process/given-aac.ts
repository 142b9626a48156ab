import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
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

/** Rates by their number in the head of a packet, in Hz (ISO 13818-7, section 6.2). */
const rates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];
const lowComplexity = 2;

/** The installed decoder, as `prepareSample` takes it. */
export async function givenAac(module: string): Promise<SampleDecoders> {
  const { decoder } = (await import(module)) as DecoderModule;
  return {
    async aac({ description, channels, sampleRate }) {
      const rate = rates.indexOf(sampleRate);
      const plain = Uint8Array.of((lowComplexity << 3) | (rate >> 1), ((rate & 1) << 7) | (channels << 3));
      const made = await decoder({ asc: description.byteLength > 0 ? description : plain });
      return {
        async decode(packets) {
          const { channelData, sampleRate } = made.decode(packets.map(withoutHead));
          return { channels: channelData, sampleRate };
        },
        free: () => made.free(),
      };
    },
  };
}

/** Without a container each packet has a head of 7 bytes, or of 9 with a check sum. */
function withoutHead(packet: Uint8Array): Uint8Array {
  const [first = 0, second = 0] = packet;
  if (first !== 0xff || (second & 0xf6) !== 0xf0) return packet;
  return packet.subarray((second & 1) === 1 ? 7 : 9);
}
