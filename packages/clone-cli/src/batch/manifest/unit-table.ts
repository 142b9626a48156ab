/**
 * What is known of a unit. `absent` is one whose request left, and whose voice was looked for and not found for so long
 * that it counts as not created: it is looked for once more before it is sent. `left_alone` is one of unknown outcome
 * that was told of and is not sent again.
 */
export type UnitState = "unsent" | "unknown" | "created" | "not_created" | "absent" | "left_alone";

const states: readonly UnitState[] = ["unsent", "unknown", "created", "not_created", "absent", "left_alone"];

/** Half a SHA-256: two of ten million units share it with a chance of one in 10^24. */
const keyBytes = 16;
/** Above this share of used slots the table doubles. */
const fullest = 0.7;

/**
 * State and row of every unit of a manifest, in 21 bytes for each slot: 30 to 60 bytes for each unit, however long its
 * values are. A thousand times as many rows cost megabytes, not gigabytes.
 */
export class UnitTable {
  #slots = 1024;
  #used = 0;
  #keys = new Uint8Array(this.#slots * keyBytes);
  /** 0 for a free slot, else one more than the state's index. */
  #states = new Uint8Array(this.#slots);
  /** 0 for a unit that only the journal has. */
  #rows = new Uint32Array(this.#slots);

  stateOf(digest: Uint8Array): UnitState {
    const state = this.#states[this.#find(digest)] ?? 0;
    return states[state - 1] ?? "unsent";
  }

  setState(digest: Uint8Array, state: UnitState): void {
    const slot = this.#take(digest);
    this.#states[slot] = states.indexOf(state) + 1;
  }

  /** The row of the manifest that a unit belongs to, if it does. */
  rowOf(digest: Uint8Array): number | undefined {
    return this.#rows[this.#find(digest)] || undefined;
  }

  setRow(digest: Uint8Array, row: number): void {
    const slot = this.#take(digest);
    this.#rows[slot] = row;
  }

  /** The unit's slot, or the free one where it would go. */
  #find(digest: Uint8Array): number {
    let slot = new DataView(digest.buffer, digest.byteOffset).getUint32(0) % this.#slots;
    while (this.#states[slot] !== 0 && !this.#holds(slot, digest)) slot = (slot + 1) % this.#slots;
    return slot;
  }

  #holds(slot: number, digest: Uint8Array): boolean {
    for (let at = 0; at < keyBytes; at++) if (this.#keys[slot * keyBytes + at] !== digest[at]) return false;
    return true;
  }

  #take(digest: Uint8Array): number {
    const slot = this.#find(digest);
    if (this.#states[slot] !== 0) return slot;
    if (this.#used >= this.#slots * fullest) {
      this.#grow();
      return this.#take(digest);
    }
    this.#used++;
    this.#keys.set(digest.subarray(0, keyBytes), slot * keyBytes);
    this.#states[slot] = 1;
    return slot;
  }

  #grow(): void {
    const [keys, old, rows] = [this.#keys, this.#states, this.#rows];
    this.#slots *= 2;
    this.#keys = new Uint8Array(this.#slots * keyBytes);
    this.#states = new Uint8Array(this.#slots);
    this.#rows = new Uint32Array(this.#slots);
    for (const [from, state] of old.entries()) {
      if (state === 0) continue;
      const key = keys.subarray(from * keyBytes, (from + 1) * keyBytes);
      const slot = this.#find(key);
      this.#keys.set(key, slot * keyBytes);
      this.#states[slot] = state;
      this.#rows[slot] = rows[from] ?? 0;
    }
  }
}
