import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  DoraSource,
  DoraSourcesExtensionPoint,
  Knowledge,
} from '@milepost/plugin-dora-node';

const ID = /^[a-z][a-z0-9-]{0,49}$/;

/** The sources that modules have added. */
export class SourceRegistry implements DoraSourcesExtensionPoint {
  readonly #sources = new Map<string, DoraSource>();

  addSource(source: DoraSource): void {
    if (!ID.test(source.id)) {
      throw new TypeError(
        `'${source.id}' can't be the id of a source; use lower-case letters, digits and dashes`,
      );
    }
    if (this.#sources.has(source.id)) {
      throw new ConflictError(
        `There are two sources with the id '${source.id}'; remove one of the modules`,
      );
    }
    this.#sources.set(source.id, source);
  }

  get all(): DoraSource[] {
    return [...this.#sources.values()];
  }

  /** The ids of those that can know of something. */
  providing(knowledge: Knowledge): string[] {
    return this.all
      .filter(({ provides }) => provides.includes(knowledge))
      .map(({ id }) => id);
  }

  /** The ids of those that watch services: they know of incidents and of nothing else. */
  get watching(): string[] {
    return this.all
      .filter(({ provides }) => provides.every(one => one === 'incidents'))
      .map(({ id }) => id);
  }

  find(id: string): DoraSource | undefined {
    return this.#sources.get(id);
  }

  get(id: string): DoraSource {
    const source = this.find(id);
    if (!source) {
      const known = [...this.#sources.keys()].sort().join(', ');
      throw new NotFoundError(
        `No source with the id '${id}' is installed; there are ${known}`,
      );
    }
    return source;
  }
}
