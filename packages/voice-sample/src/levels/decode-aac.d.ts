// Its licence is the GPL, so that only who chooses it installs it: these are the parts that are used where it is there.
declare module "@audio/decode-aac" {
  export function decoder(options: { asc: Uint8Array }): Promise<{
    decode(packets: Uint8Array[]): { channelData: Float32Array[]; sampleRate: number };
    free(): void;
  }>;
}
