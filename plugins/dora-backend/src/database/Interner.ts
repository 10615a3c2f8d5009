import type { Target } from '@milepost/plugin-dora-node';
import type { Knex } from 'knex';
import { isAnyOf, upsertRows } from './bulk';
import type { Interned } from './factTables';

/** A target as it is stored: what is unstated is empty, so that it can be unique. */
interface StoredTarget {
  source: string;
  service: string;
  repository: string;
  environment: string;
}

/** A target in the words of a source. */
export interface SourceTarget {
  source: string;
  target: Target;
}

const TARGET_COLUMNS = {
  source: 'text',
  service: 'text',
  repository: 'text',
  environment: 'text',
} as const;

function storedTarget({ source, target }: SourceTarget): StoredTarget {
  return {
    source,
    service: target.service ?? '',
    repository: target.repository ?? '',
    environment: target.environment ?? '',
  };
}

function keyOfTarget(target: StoredTarget): string {
  const { source, service, repository, environment } = target;
  return [source, service, repository, environment].join('\u0000');
}

function unique(list: string[]): string[] {
  return [...new Set(list)];
}

/** Gives repositories and targets their numbers, for the length of one transaction. */
export class Interner implements Interned {
  readonly #trx: Knex;
  readonly #repositories = new Map<string, number>();
  readonly #targets = new Map<string, number>();

  constructor(trx: Knex) {
    this.#trx = trx;
  }

  /** Makes the numbers of all of these known. */
  async prepare(names: string[], targets: SourceTarget[]): Promise<void> {
    await this.#prepareRepositories(
      unique(names).filter(name => !this.#repositories.has(name)),
    );
    const missing = new Map(
      targets
        .map(storedTarget)
        .map(target => [keyOfTarget(target), target] as const)
        .filter(([key]) => !this.#targets.has(key)),
    );
    await this.#prepareTargets([...missing.values()]);
  }

  repository(name: string): number {
    return this.#repositories.get(name)!;
  }

  target(source: string, target: Target): number {
    return this.#targets.get(keyOfTarget(storedTarget({ source, target })))!;
  }

  async #prepareRepositories(names: string[]) {
    if (names.length === 0) {
      return;
    }
    await upsertRows(this.#trx, {
      table: 'repositories',
      columns: { name: 'text' },
      conflict: ['name'],
      rows: names.map(name => ({ name })),
    });
    const rows: { id: number; name: string }[] = await this.#trx(
      'repositories',
    ).where(isAnyOf(this.#trx, 'name', names));
    rows.forEach(({ id, name }) => this.#repositories.set(name, id));
  }

  async #prepareTargets(targets: StoredTarget[]) {
    if (targets.length === 0) {
      return;
    }
    await upsertRows<StoredTarget>(this.#trx, {
      table: 'targets',
      columns: TARGET_COLUMNS,
      conflict: ['source', 'service', 'repository', 'environment'],
      rows: targets,
    });
    const among = (column: keyof StoredTarget) =>
      isAnyOf(this.#trx, column, unique(targets.map(each => each[column])));
    const rows: (StoredTarget & { id: number })[] = await this.#trx('targets')
      .where(among('source'))
      .where(among('service'))
      .where(among('repository'))
      .where(among('environment'));
    rows.forEach(row => this.#targets.set(keyOfTarget(row), row.id));
  }
}
