import { Knex } from 'knex';
import { isEqual } from 'lodash';
import { Candidate } from '../mapping/resolveTarget';
import { CatalogComponent } from './describeComponent';

const COMPONENTS = 'catalog_components';
const SELECTORS = 'catalog_selectors';
const BATCH = 100;

interface ComponentRow {
  component_ref: string;
  repository: string | null;
  url: string | null;
  paths: string;
  deployment_refs: string;
  scopes: string;
  selectors: string;
}

interface SelectorRow {
  kind: string;
  value: string;
  component_ref: string;
}

/** A component that one way of naming has found. */
export interface SelectedComponent extends Candidate {
  kind: string;
  value: string;
}

/** Keeps the components of the catalog, to be found by what sources call them. */
export class CatalogStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Makes these the components that there are, and answers those that have changed. */
  async replace(
    components: readonly CatalogComponent[],
  ): Promise<CatalogComponent[]> {
    return this.#knex.transaction(async tx => {
      const before = new Map(
        (await this.#all(tx)).map(one => [one.componentRef, one]),
      );
      const changed = components.filter(
        one => !isEqual(before.get(one.componentRef), one),
      );
      const there = new Set(components.map(one => one.componentRef));
      const gone = [...before.keys()].filter(ref => !there.has(ref));
      const renewed = [...gone, ...changed.map(one => one.componentRef)];
      for (const refs of batches(renewed)) {
        await tx(SELECTORS).whereIn('component_ref', refs).delete();
        await tx(COMPONENTS).whereIn('component_ref', refs).delete();
      }
      await tx.batchInsert(COMPONENTS, changed.map(toRow), BATCH);
      await tx.batchInsert(SELECTORS, changed.flatMap(toSelectorRows), BATCH);
      return changed;
    });
  }

  /** The components that are named so in one of these ways. */
  async select(
    ways: readonly { kind: string; value: string }[],
  ): Promise<SelectedComponent[]> {
    const rows: (SelectorRow & Pick<ComponentRow, 'repository'>)[] =
      await this.#knex(SELECTORS)
        .join(
          COMPONENTS,
          `${SELECTORS}.component_ref`,
          `${COMPONENTS}.component_ref`,
        )
        .select('kind', 'value', `${SELECTORS}.component_ref`, 'repository')
        .where(either => {
          for (const { kind, value } of ways) {
            either.orWhere({ kind, value });
          }
        })
        .orderBy(`${SELECTORS}.component_ref`);
    return rows.map(row => ({
      kind: row.kind,
      value: row.value,
      componentRef: row.component_ref,
      ...(row.repository ? { repository: row.repository } : {}),
    }));
  }

  async inRepository(repository: string): Promise<CatalogComponent[]> {
    const rows = await this.#knex<ComponentRow>(COMPONENTS)
      .where({ repository })
      .orderBy('component_ref');
    return rows.map(toComponent);
  }

  /** Every repository of the catalog, with an address of it. */
  async repositories(): Promise<{ repository: string; url: string }[]> {
    const rows = await this.#knex<ComponentRow>(COMPONENTS)
      .select('repository')
      .min({ url: 'url' })
      .whereNotNull('repository')
      .groupBy('repository')
      .orderBy('repository');
    return rows.map(({ repository, url }) => ({
      repository: String(repository),
      url: String(url),
    }));
  }

  async #all(tx: Knex): Promise<CatalogComponent[]> {
    return (await tx<ComponentRow>(COMPONENTS)).map(toComponent);
  }
}

function toRow(component: CatalogComponent): ComponentRow {
  return {
    component_ref: component.componentRef,
    repository: component.repository ?? null,
    url: component.url ?? null,
    paths: JSON.stringify(component.paths),
    deployment_refs: JSON.stringify(component.deploymentRefs),
    scopes: JSON.stringify(component.scopes),
    selectors: JSON.stringify(component.selectors),
  };
}

function toSelectorRows({
  componentRef,
  selectors,
}: CatalogComponent): SelectorRow[] {
  return selectors.map(({ kind, value }) => ({
    kind,
    value,
    component_ref: componentRef,
  }));
}

function toComponent(row: ComponentRow): CatalogComponent {
  return {
    componentRef: row.component_ref,
    ...(row.repository ? { repository: row.repository } : {}),
    ...(row.url ? { url: row.url } : {}),
    paths: JSON.parse(row.paths),
    deploymentRefs: JSON.parse(row.deployment_refs),
    scopes: JSON.parse(row.scopes),
    selectors: JSON.parse(row.selectors),
  };
}

function* batches<T>(items: T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += BATCH) {
    yield items.slice(start, start + BATCH);
  }
}
