import { readFileSync } from "node:fs";
import { root } from "../../specs/documents/sources.ts";

/** Under the GPL: only who chooses it has it. */
const aacDecoder = "@audio/decode-aac";

/** The optional decoders of `@org/voice-sample`, as npm is told to install them; AAC is not among them. */
export function sampleDecoders(): string[] {
  const manifest = JSON.parse(readFileSync(new URL("packages/voice-sample/package.json", root), "utf8"));
  return Object.entries<string>(manifest.peerDependencies)
    .filter(([name]) => name !== aacDecoder)
    .map((peer) => peer.join("@"));
}
