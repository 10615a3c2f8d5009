/** What one service did. */
export interface StreamTally {
  /** In deployment frequency. */
  counted: number;
  /** What the change fail rate divides by. */
  eligible: number;
  failed: number;
}

/**
 * What each service did. Sums are kept or remembered: a report asks for them many times,
 * of each of its pieces.
 */
export class StreamCounts {
  // An array with holes: ids are small numbers that count up, and the organisation's
  // page adds to it a million times.
  readonly #byId: (StreamTally | undefined)[] = [];
  readonly #ids: number[] = [];
  readonly #total: StreamTally = { counted: 0, eligible: 0, failed: 0 };
  #sum: { ids: ReadonlySet<number>; sum: StreamTally } | undefined;

  /** What all services did. */
  get total(): Readonly<StreamTally> {
    return this.#total;
  }

  /** How many deployments of each service count, of those that did anything. */
  get counted(): number[] {
    return this.#ids.map(id => this.#byId[id]!.counted);
  }

  /** Adds what one service did. */
  add(id: number, counted: number, eligible: number, failed: number): void {
    if (counted === 0 && eligible === 0 && failed === 0) {
      return;
    }
    const known = this.#byId[id];
    if (known) {
      known.counted += counted;
      known.eligible += eligible;
      known.failed += failed;
    } else {
      this.#byId[id] = { counted, eligible, failed };
      this.#ids.push(id);
    }
    this.#total.counted += counted;
    this.#total.eligible += eligible;
    this.#total.failed += failed;
    this.#sum = undefined;
  }

  /** Adds all of others. */
  merge(other: StreamCounts): void {
    for (const id of other.#ids) {
      const { counted, eligible, failed } = other.#byId[id]!;
      this.add(id, counted, eligible, failed);
    }
  }

  /** What the services of a set did. */
  sumOf(ids: ReadonlySet<number>): Readonly<StreamTally> {
    if (this.#sum?.ids !== ids) {
      const sum = { counted: 0, eligible: 0, failed: 0 };
      for (const id of this.#ids) {
        if (ids.has(id)) {
          const { counted, eligible, failed } = this.#byId[id]!;
          sum.counted += counted;
          sum.eligible += eligible;
          sum.failed += failed;
        }
      }
      this.#sum = { ids, sum };
    }
    return this.#sum.sum;
  }

  /** Everything, by ascending ids. */
  entries(): [id: number, tally: Readonly<StreamTally>][] {
    return [...this.#ids]
      .sort((a, b) => a - b)
      .map(id => [id, this.#byId[id]!]);
  }
}
