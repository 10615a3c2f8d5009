import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ComponentSignal, SignalRecorder } from '@milepost/plugin-dora-node';
import { SourceRegistry } from '../intake/SourceRegistry';
import { CatalogStore } from './CatalogStore';
import {
  CatalogComponent,
  describeComponent,
  divideRepositories,
} from './describeComponent';
import { scopesOf } from './scopesOf';

const PAGE = 500;
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'relations',
];

/** What a reader of the catalog works with. */
export interface CatalogReaderOptions {
  auth: AuthService;
  catalog: CatalogService;
  store: CatalogStore;
  recorder: SignalRecorder;
  sources: SourceRegistry;
  /** The host of components that give a slug only. */
  defaultHost?: string;
}

/** Follows the catalog: which components there are, where their code is, whose they are. */
export class CatalogReader {
  readonly #options: CatalogReaderOptions;

  constructor(options: CatalogReaderOptions) {
    this.#options = options;
  }

  /** Takes over the catalog as it is now; answers whether anything has changed. */
  async read(): Promise<boolean> {
    const { store, recorder, sources, defaultHost } = this.#options;
    const [components, others] = [
      await this.#entities(['Component']),
      await this.#entities(['Group', 'System', 'Domain']),
    ];
    const annotations = [
      ...new Set(sources.all.flatMap(one => one.serviceAnnotations ?? [])),
    ];
    const scopes = scopesOf(components, others);
    const described = divideRepositories(
      components.map(entity =>
        describeComponent(entity, { annotations, defaultHost }),
      ),
    );
    const changed = await store.replace(
      described.map(one => ({
        ...one,
        scopes: scopes.get(one.componentRef) ?? [],
      })),
    );
    if (changed.length) {
      await recorder.recordSignals(changed.map(toSignal));
    }
    return changed.length > 0;
  }

  async #entities(kinds: string[]): Promise<Entity[]> {
    const { auth, catalog } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const entities: Entity[] = [];
    let cursor: string | undefined;
    do {
      const page = await catalog.queryEntities(
        cursor
          ? { cursor, limit: PAGE, fields: FIELDS }
          : { filter: { kind: kinds }, limit: PAGE, fields: FIELDS },
        { credentials },
      );
      entities.push(...page.items);
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    return entities;
  }
}

function toSignal(component: CatalogComponent): ComponentSignal {
  const { componentRef, repository, paths, scopes } = component;
  return {
    kind: 'component',
    componentRef,
    at: Date.now(),
    repository: repository ?? null,
    ...(paths.length ? { paths } : {}),
    scopes,
  };
}
