/** Writes whole numbers from 0 to 2^53 in as few bytes as each needs (LEB128). */
export class VarintWriter {
  readonly #bytes: number[] = [];

  write(value: number): this {
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes.push((rest % 0x80) + 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes.push(rest);
    return this;
  }

  toBuffer(): Buffer {
    return Buffer.from(this.#bytes);
  }
}

/** Reads what a {@link VarintWriter} has written. */
export class VarintReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  read(): number {
    let byte = this.#bytes[this.#position++];
    let value = byte & 0x7f;
    for (let scale = 0x80; byte >= 0x80; scale *= 0x80) {
      byte = this.#bytes[this.#position++];
      value += (byte & 0x7f) * scale;
    }
    return value;
  }
}
