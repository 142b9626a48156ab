/** A piece of coded sound. */
export interface SoundPacket {
  readonly data: Uint8Array;
  /** Where it begins, in seconds: below 0 for what a decoder needs and nobody hears. */
  readonly timestamp: number;
  /** In seconds. */
  readonly duration: number;
}

/** The sound of a sample: its figures, and its packets one by one. */
export interface SoundTrack {
  /** The audio reader's names, and some more; for people see `codecName`. */
  readonly codec: string;
  /** In Hz. */
  readonly sampleRate: number;
  readonly channels: number;
  /** The head of the stream, where its codec has one. */
  readonly description: Uint8Array | undefined;
  /** Of codecs in blocks of one size: how many bytes and values of each channel a block has. */
  readonly block?: { readonly bytes: number; readonly frames: number } | undefined;
  /** How much of what a decoder says first nobody is meant to hear, in seconds. */
  readonly delaySeconds: number;
  /** Whether the times of packets begin with that delay, and not behind it. */
  readonly isDelayed: boolean;
  /** Whether the recorder has left out how long it is. */
  readonly unfinished: boolean;
  /** The length of the sound that is there. */
  seconds(): Promise<number>;
  /** The average of the coded sound, in bits per second. */
  bitRate(): Promise<number>;
  /** From the packet on in which `fromSeconds` lies. */
  packets(options?: { readonly fromSeconds?: number | undefined }): AsyncGenerator<SoundPacket>;
}
