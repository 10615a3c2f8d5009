import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { DoraSource } from './DoraSource';

/** Takes the sources of delivery signals. @public */
export interface DoraSourcesExtensionPoint {
  /** Throws if there is a source of that id already. */
  addSource(source: DoraSource): void;
}

/** See {@link DoraSourcesExtensionPoint}. @public */
export const doraSourcesExtensionPoint =
  createExtensionPoint<DoraSourcesExtensionPoint>({ id: 'dora.sources' });
