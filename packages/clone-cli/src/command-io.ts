/** A stream that the command writes to: `process.stdout`, or any writable stream. */
export interface OutputStream extends NodeJS.WritableStream {
  /** Whether a person reads it on a terminal: only then is there colour. */
  readonly isTTY?: boolean;
  /** Width of the terminal in characters. */
  readonly columns?: number;
  /** Height of the terminal in lines: with it, a long list comes a screen at a time. */
  readonly rows?: number;
}

/** A stream that a sample may come from: `process.stdin`, or any readable stream. */
export interface InputStream extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
  /** Hands over each key as it is pressed, as `process.stdin` of a terminal can. */
  setRawMode?(raw: boolean): unknown;
}

/** Everything that the command touches outside its own code, the network and the sample's file. */
export interface CommandIo {
  /** Takes results, and nothing else. */
  readonly stdout: OutputStream;
  /** Takes errors and progress. */
  readonly stderr: OutputStream;
  /** Read when the sample is `-`. */
  readonly stdin: InputStream;
  /** Where keys and addresses come from. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends the calls that are under way; what came of each is still reported. */
  readonly signal?: AbortSignal | undefined;
}
