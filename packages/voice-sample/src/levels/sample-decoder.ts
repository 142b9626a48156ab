/** What a decoder has to know beforehand. */
export interface CodedStream {
  readonly codec: string;
  readonly channels: number;
  /** In Hz, as the file says; AAC with more in it than the file says may come out at twice as many. */
  readonly sampleRate: number;
  /** The head of the stream, where its codec has one: of AAC its AudioSpecificConfig, and nothing where packets begin with ADTS. */
  readonly description: Uint8Array;
}

/** Decoded sound: an array for each channel, all of one length, of values from -1 to 1. */
export interface DecodedSound {
  readonly channels: readonly Float32Array[];
  /** In Hz; 0 where there is no sound yet. */
  readonly sampleRate: number;
}

/** Turns the packets of a stream into sound, in order. What it cannot decode it leaves out. */
export interface SampleDecoder {
  decode(packets: readonly Uint8Array[]): Promise<DecodedSound>;
  /** What is still to come after the last packet: asked for until there is nothing more. */
  end?(): Promise<DecodedSound>;
  free(): void;
}

/** Decoders by the name of a codec, as `SampleReport.codec` has it. They come before those of this package. */
export type SampleDecoders = Readonly<Record<string, (stream: CodedStream) => SampleDecoder | Promise<SampleDecoder>>>;
