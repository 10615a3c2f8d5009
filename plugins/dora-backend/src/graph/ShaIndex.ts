const EMPTY = -1;
const MAX_LOAD = 0.6;

/**
 * Numbers git ids from 0 in the order in which they are first seen.
 *
 * @remarks
 * A `Map` of texts costs some 120 bytes an id; this open-addressing table costs 40 to 50,
 * which is what lets the graph of a repository of a million commits stay in memory. Ids are
 * evenly distributed by nature, so their first bytes serve as the hash.
 */
export class ShaIndex {
  #bytes: Uint8Array;
  #slots: Int32Array;
  #size = 0;
  readonly #width: number;

  constructor(options: { width?: 20 | 32; capacity?: number } = {}) {
    this.#width = options.width ?? 32;
    const capacity = Math.max(64, options.capacity ?? 0);
    this.#bytes = new Uint8Array(capacity * this.#width);
    this.#slots = new Int32Array(slotsFor(capacity)).fill(EMPTY);
  }

  get size(): number {
    return this.#size;
  }

  /** The number of an id, or -1. */
  find(sha: string): number {
    const key = this.#read(sha);
    return this.#slots[this.#locate(key)];
  }

  /** The number of an id, which becomes known by asking. */
  intern(sha: string): number {
    const key = this.#read(sha);
    const slot = this.#locate(key);
    const known = this.#slots[slot];
    if (known !== EMPTY) {
      return known;
    }
    const number = this.#size;
    this.#reserve(number + 1);
    this.#bytes.set(key, number * this.#width);
    this.#size += 1;
    if (this.#size > this.#slots.length * MAX_LOAD) {
      this.#rehash(this.#slots.length * 2);
    } else {
      this.#slots[slot] = number;
    }
    return number;
  }

  /** The id of a number. */
  shaOf(number: number): string {
    const start = number * this.#width;
    const bytes = Buffer.from(this.#bytes.buffer, start, this.#width);
    // SHA-1 ids are shorter; what follows them in a wide table is zero.
    const isShort =
      this.#width === 32 && bytes.subarray(20).every(byte => byte === 0);
    return bytes.toString('hex', 0, isShort ? 20 : this.#width);
  }

  #read(sha: string): Uint8Array {
    const key = new Uint8Array(this.#width);
    Buffer.from(key.buffer).write(sha, 'hex');
    return key;
  }

  #locate(key: Uint8Array): number {
    const mask = this.#slots.length - 1;
    let slot = hash(key, 0) & mask;
    for (;;) {
      const number = this.#slots[slot];
      if (number === EMPTY || this.#equals(number, key)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  #equals(number: number, key: Uint8Array): boolean {
    const start = number * this.#width;
    for (let i = 0; i < this.#width; i += 1) {
      if (this.#bytes[start + i] !== key[i]) {
        return false;
      }
    }
    return true;
  }

  #reserve(count: number) {
    if (count * this.#width > this.#bytes.length) {
      const grown = new Uint8Array(this.#bytes.length * 2);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
  }

  #rehash(length: number) {
    this.#slots = new Int32Array(length).fill(EMPTY);
    const mask = length - 1;
    for (let number = 0; number < this.#size; number += 1) {
      let slot = hash(this.#bytes, number * this.#width) & mask;
      while (this.#slots[slot] !== EMPTY) {
        slot = (slot + 1) & mask;
      }
      this.#slots[slot] = number;
    }
  }
}

function slotsFor(capacity: number): number {
  return 2 ** Math.ceil(Math.log2(capacity / MAX_LOAD + 1));
}

function hash(bytes: Uint8Array, start: number): number {
  return (
    bytes[start] |
    (bytes[start + 1] << 8) |
    (bytes[start + 2] << 16) |
    ((bytes[start + 3] & 0x7f) << 24)
  );
}
