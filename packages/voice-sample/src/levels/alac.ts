// Apple Lossless. A packet is a row of elements of one or two channels. Each value is foretold from those before it, and
// what is missing then is written in as few bits as such numbers had lately.

/** Decodes the packets of one stream, in any order: none builds on another. */
export interface AlacDecoder {
  readonly channels: number;
  readonly sampleRate: number;
  /** The most frames of a packet. All but the last have so many as a rule. */
  readonly framesPerPacket: number;
  /**
   * The sound of a packet from -1 to 1, an array for each channel. More than two channels come in the order that ffmpeg
   * and WAV files have: the left and the right one, the one in the middle, the low one, then the others.
   *
   * @throws RangeError for a damaged packet. The next one can be decoded all the same.
   */
  decode(packet: Uint8Array): readonly Float32Array[];
}

type Config = ReturnType<typeof configOf>;

const configBytes = 24;
const nameInBoxes = 0x616c6163;
/** Four times what all known encoders write. */
const mostFrames = 16_384;
const depths: readonly number[] = [16, 20, 24, 32];
/** Twice the highest that is in use. In Hz. */
const highestRate = 768_000;
/** Runs of zeros need as many, and decoders differ in what they make of fewer. All known encoders write 14. */
const leastRiceBits = 8;

/** Where each channel of a packet belongs. Packets have the one in the middle first and the low one last. */
const orders = ["0", "01", "201", "2013", "20134", "201453", "2014563", "26701453"].map((order) =>
  [...order].map(Number),
);

/** How many channels an element of a kind has. */
const channelsOfKind: Readonly<Record<number, number>> = { 0: 1, 1: 2, 3: 1 };
const dataKind = 4;
const fillingKind = 6;

/** So many weights stand for none: each value is foretold to be the one before. */
const sameAsBefore = 31;
/** A number behind more ones is written in full. */
const mostOnes = 8;

/**
 * A decoder for the packets that belong to this head of a stream: 24 bytes, alone or in the boxes that MP4, QuickTime and
 * CAF files put around them.
 *
 * @throws RangeError for a cookie that is none or promises more than recordings have.
 */
export function alacDecoder(cookie: Uint8Array): AlacDecoder {
  const config = configOf(cookie);
  const { channels, sampleRate, framesPerPacket, depth } = config;
  const room = Array.from({ length: Math.min(2, channels) }, () => new Int32Array(framesPerPacket));
  // Encoders write the values as they are where coding makes them longer.
  const longest = 1_024 + 2 * channels * framesPerPacket * (depth / 8);
  return {
    channels,
    sampleRate,
    framesPerPacket,
    decode(packet) {
      if (packet.byteLength > longest) throw new RangeError(`A packet of ${packet.byteLength} bytes.`);
      const bytes = new Uint8Array(packet.byteLength + 4);
      bytes.set(packet);
      return readPacket(new Bits(new DataView(bytes.buffer)), config, room);
    },
  };
}

function configOf(cookie: Uint8Array) {
  const view = new DataView(cookie.buffer, cookie.byteOffset, cookie.byteLength);
  const at = configAt(view);
  if (at + configBytes > view.byteLength) throw new RangeError("The cookie is cut short.");
  const version = view.getUint8(at + 4);
  const config = {
    framesPerPacket: view.getUint32(at),
    /** Bits of each value. */
    depth: view.getUint8(at + 5),
    /** How fast the mean follows, in 512ths. */
    meanStep: view.getUint8(at + 6),
    firstMean: view.getUint8(at + 7),
    mostRiceBits: view.getUint8(at + 8),
    channels: view.getUint8(at + 9),
    sampleRate: view.getUint32(at + 20),
  };
  const { framesPerPacket, depth, mostRiceBits, channels, sampleRate } = config;
  const isKnown = version === 0 && depths.includes(depth) && mostRiceBits >= leastRiceBits;
  const isSome = Math.min(framesPerPacket, channels, sampleRate) > 0;
  const isTooMuch = framesPerPacket > mostFrames || channels > orders.length || sampleRate > highestRate;
  if (!isKnown || !isSome || isTooMuch) throw new RangeError("The cookie is none, or of no recording.");
  return config;
}

/** The innermost box around the 24 bytes is the last that is named `alac`, and has a version and flags, all zeros. */
function configAt(view: DataView): number {
  for (let at = view.byteLength - 8; at >= 0; at--) {
    if (view.getUint32(at) === nameInBoxes && view.getUint32(at + 4) === 0) return at + 8;
  }
  return 0;
}

function readPacket(bits: Bits, config: Config, room: readonly Int32Array[]): readonly Float32Array[] {
  const order = orders[config.channels - 1] ?? [];
  const sound: Float32Array[] = [];
  for (let read = 0; read < config.channels; ) {
    const kind = bits.read(3);
    if (kind === dataKind || kind === fillingKind) {
      skipBytes(bits, kind);
      continue;
    }
    const channels = channelsOfKind[kind];
    if (channels === undefined) throw new RangeError("The packet ends too early, or has an element of another kind.");
    if (read + channels > config.channels) throw new RangeError("The packet has too many channels.");
    for (const channel of readElement(bits, config, room.slice(0, channels))) sound[order[read++] ?? 0] = channel;
  }
  if (sound.some(({ length }) => length !== sound[0]?.length)) {
    throw new RangeError("The packet has channels of several lengths.");
  }
  return sound;
}

function skipBytes(bits: Bits, kind: number): void {
  if (kind === fillingKind) {
    const bytes = bits.read(4);
    bits.skip(8 * (bytes === 15 ? 14 + bits.read(8) : bytes));
    return;
  }
  bits.skip(4);
  const isAligned = bits.read(1) === 1;
  const bytes = bits.read(8);
  const more = bytes === 255 ? bits.read(8) : 0;
  if (isAligned) bits.align();
  bits.skip(8 * (bytes + more));
}

/** Reads one or two channels. */
function readElement(bits: Bits, config: Config, room: readonly Int32Array[]): readonly Float32Array[] {
  bits.skip(4);
  if (bits.read(12) !== 0) throw new RangeError("An element with a damaged head.");
  const hasLength = bits.read(1) === 1;
  const lowBits = 8 * bits.read(2);
  const isCoded = bits.read(1) === 0;
  const frames = hasLength ? bits.read(32) : config.framesPerPacket;
  if (frames === 0 || frames > config.framesPerPacket) throw new RangeError(`An element of ${frames} frames.`);
  const channels = room.map((values) => values.subarray(0, frames));
  if (isCoded) {
    readCoded(bits, config, channels, lowBits);
  } else {
    for (const values of channels) values.fill(0);
    appendBits(bits, channels, config.depth);
  }
  return channels.map((values) => soundOf(values, config.depth));
}

function soundOf(values: Int32Array, depth: number): Float32Array {
  const sound = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++) sound[at] = ((values[at] ?? 0) << (32 - depth)) / 2 ** 31;
  return sound;
}

/** Gives each value more bits at its lower end. */
function appendBits(bits: Bits, channels: readonly Int32Array[], width: number): void {
  const [first] = channels;
  for (let at = 0; first && at < first.length; at++) {
    for (const values of channels) values[at] = ((values[at] ?? 0) << width) | bits.read(width);
  }
}

function readCoded(bits: Bits, config: Config, channels: readonly Int32Array[], lowBits: number): void {
  // The difference of two channels takes one bit more than each.
  const width = config.depth - lowBits + channels.length - 1;
  const mixShift = bits.read(8);
  const mixWeight = (bits.read(8) << 24) >> 24;
  if (width < 1 || width > 32 || mixShift > 31) throw new RangeError("An element with a damaged head.");
  const readers = channels.map(() => channelReader(bits, config, width));
  const low = bits.copy();
  for (const values of channels) bits.skip(lowBits * values.length);
  channels.forEach((values, index) => void readers[index]?.(values));
  const [left, right] = channels;
  if (left && right && mixWeight !== 0) unmix(left, right, mixWeight, mixShift);
  if (lowBits > 0) appendBits(low, channels, lowBits);
}

/** Reads how a channel was foretold. Returns what reads its values. */
function channelReader(bits: Bits, config: Config, width: number): (values: Int32Array) => void {
  const isTwofold = bits.read(4) !== 0;
  const shift = bits.read(4);
  const step = (config.meanStep * bits.read(3)) >> 2;
  const weights = new Int16Array(bits.read(5)).map(() => bits.read(16));
  const isSum = weights.length === sameAsBefore;
  return (values) => {
    readErrors(bits, config, step, values, width);
    if (isTwofold || isSum) addUp(values, width);
    if (weights.length > 0 && !isSum) addPredictions(values, weights, shift, width);
  };
}

/** Reads by how much the predictions are wrong. The mean of such numbers tells in how many bits the next is written. */
function readErrors(bits: Bits, config: Config, step: number, values: Int32Array, width: number): void {
  let mean = config.firstMean;
  let least = 0;
  for (let at = 0; at < values.length; at++) {
    const riceBits = Math.min(31 - Math.clz32((mean >>> 9) + 3), config.mostRiceBits);
    const written = bits.readRice(riceBits, width);
    const code = written + least;
    values[at] = (code >>> 1) ^ -(code & 1);
    mean = written > 0xffff ? 0xffff : (mean + Math.imul(step, code) - (Math.imul(step, mean) >>> 9)) >>> 0;
    least = 0;
    if (mean < 128 && at + 1 < values.length) {
      const zeros = bits.readRice(Math.clz32(mean) - 24 + ((mean + 16) >> 6), 16);
      if (zeros >= values.length - at) throw new RangeError("A packet with more silence than it has room for.");
      values.fill(0, at + 1, at + 1 + zeros);
      at += zeros;
      mean = 0;
      // A run of zeros does not end with one.
      least = 1;
    }
  }
}

function addUp(values: Int32Array, width: number): void {
  const unused = 32 - width;
  for (let at = 1; at < values.length; at++) {
    values[at] = (((values[at] ?? 0) + (values[at - 1] ?? 0)) << unused) >> unused;
  }
}

/**
 * Turns errors into values. A prediction is the weighted sum of the last values, all as seen from the one before them,
 * and each error moves the weights a little to where it would have been smaller. Sums wrap around at 32 bits.
 */
function addPredictions(values: Int32Array, weights: Int16Array, shift: number, width: number): void {
  const taps = weights.length;
  const unused = 32 - width;
  const half = (1 << shift) >> 1;
  addUp(values.subarray(0, taps + 1), width);
  for (let at = taps + 1; at < values.length; at++) {
    const base = values[at - taps - 1] ?? 0;
    let sum = half;
    for (let tap = 0; tap < taps; tap++) {
      sum = (sum + Math.imul(weights[tap] ?? 0, (values[at - 1 - tap] ?? 0) - base)) | 0;
    }
    const error = values[at] ?? 0;
    values[at] = ((error + base + (sum >> shift)) << unused) >> unused;
    const sign = Math.sign(error);
    for (let tap = taps - 1, left = error; tap >= 0 && left * sign > 0; tap--) {
      const off = (base - (values[at - 1 - tap] ?? 0)) | 0;
      const direction = Math.sign(off) * sign;
      weights[tap] = (weights[tap] ?? 0) - direction;
      left = (left - Math.imul(taps - tap, Math.imul(off, direction) >> shift)) | 0;
    }
  }
}

/** Two channels that are alike are written as a weighted mean and a difference. */
function unmix(left: Int32Array, right: Int32Array, weight: number, shift: number): void {
  for (let at = 0; at < left.length; at++) {
    const difference = right[at] ?? 0;
    const value = (left[at] ?? 0) + difference - (Math.imul(weight, difference) >> shift);
    left[at] = value;
    right[at] = value - difference;
  }
}

/** Bits from the highest to the lowest of each byte. Throws behind the end. */
class Bits {
  readonly #view: DataView;
  #at: number;

  /** @param view the bytes, and four behind them that may be looked at before it is known whether they are needed. */
  constructor(view: DataView, at = 0) {
    this.#view = view;
    this.#at = at;
  }

  copy(): Bits {
    return new Bits(this.#view, this.#at);
  }

  /** The next number of 1 to 32 bits. */
  read(width: number): number {
    if (width > 16) return this.read(width - 16) * 2 ** 16 + this.read(16);
    const value = this.#ahead() >>> (32 - width);
    this.skip(width);
    return value;
  }

  /** A Rice code: ones that count, each for one less than a power of two, and the rest, where none takes a bit less. */
  readRice(bits: number, width: number): number {
    const ones = Math.clz32(~this.#ahead());
    if (ones > mostOnes) {
      this.skip(mostOnes + 1);
      return this.read(width);
    }
    this.skip(ones + 1);
    const rest = this.#ahead() >>> (32 - bits);
    this.skip(rest > 1 ? bits : bits - 1);
    return ones * (2 ** bits - 1) + Math.max(0, rest - 1);
  }

  skip(bits: number): void {
    this.#at += bits;
    if (this.#at > 8 * (this.#view.byteLength - 4)) throw new RangeError("The packet is cut short.");
  }

  align(): void {
    this.skip(-this.#at & 7);
  }

  /** The next 25 bits or more, from the highest of 32 on. */
  #ahead(): number {
    return this.#view.getUint32(this.#at >>> 3) << (this.#at & 7);
  }
}
