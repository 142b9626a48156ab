/** A list of numbers that grows in a quarter of the memory of an array's: hours of frames are kept for each channel. */
export class Numbers {
  #values = new Float32Array(1_024);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float32Array(2 * this.#length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** The numbers so far; not a copy. */
  get values(): Float32Array {
    return this.#values.subarray(0, this.#length);
  }
}
