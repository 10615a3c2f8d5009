/**
 * Runs tasks of the same key one after the other and those of different keys
 * side by side.
 */
export class KeyedQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Runs a task when all earlier tasks of its key have ended. */
  async run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const result = before.then(task);
    const tail = result.catch(() => {});
    this.#tails.set(key, tail);
    try {
      return await result;
    } finally {
      if (this.#tails.get(key) === tail) {
        this.#tails.delete(key);
      }
    }
  }

  /** Waits for every task that has been handed in. */
  async idle(): Promise<void> {
    await Promise.all(this.#tails.values());
  }
}
