/** Which deployment each measured change of a stream belongs to. */
export class ChangeCounts {
  readonly #deployments = new Map<number, string>();
  readonly #unknown = new Set<number>();

  get size(): number {
    return this.#deployments.size;
  }

  set(subject: ChangeSubject, deployment: string, isUnknown: boolean) {
    const id = idOf(subject);
    this.#deployments.set(id, deployment);
    if (isUnknown) {
      this.#unknown.add(id);
    } else {
      this.#unknown.delete(id);
    }
  }

  delete(subject: ChangeSubject) {
    this.#deployments.delete(idOf(subject));
    this.#unknown.delete(idOf(subject));
  }

  /** By deployment how many changes it shipped, and of how many the lead time is unknown. */
  count(): Map<string, { changes: number; unknown: number }> {
    const counts = new Map<string, { changes: number; unknown: number }>();
    for (const [id, deployment] of this.#deployments) {
      const count = counts.get(deployment) ?? { changes: 0, unknown: 0 };
      count.changes += 1;
      count.unknown += this.#unknown.has(id) ? 1 : 0;
      counts.set(deployment, count);
    }
    return counts;
  }
}

/** A row of `change_facts` within its stream. */
export interface ChangeSubject {
  unit: number;
  subjectId: number;
}

function idOf({ unit, subjectId }: ChangeSubject): number {
  return subjectId * 2 + unit;
}
