import type { JsonObject } from '@backstage/types';
import type { Signal } from '../signals';
import type { Delivery, Intake, Reading } from './delivery';

/** What a source can know; a missing metric names the sources that would supply it. @public */
export type Knowledge =
  | 'commits'
  | 'changes'
  | 'artifacts'
  | 'deployments'
  | 'incidents';

/** Part of a repository that is a component of the catalog. @public */
export interface RepositoryComponent {
  componentRef: string;
  /** Its folders; empty if it is the whole repository. */
  paths: string[];
  /** Full ref patterns such as `refs/tags/v*` whose moves are its deployments. */
  deploymentRefs: string[];
}

/**
 * A repository to bring up to date.
 *
 * @public
 */
export interface Synchronization {
  /** `host/path`, as in the signals. */
  repository: string;
  /** Where it is read from. */
  url: string;
  components: RepositoryComponent[];
  /** What {@link Synchronization.advance} was last given for this source and repository. */
  cursor: JsonObject | undefined;
  /** Aborted when time is up or the backend stops; what was advanced past is kept. */
  signal: AbortSignal;
  record(signals: Signal[]): Promise<void>;
  receive: Intake['receive'];
  /** Everything up to this cursor has been recorded; work goes on from there. */
  advance(cursor: JsonObject): Promise<void>;
}

/**
 * A system that delivery signals come from.
 *
 * @remarks
 * It only translates. Keeping, counting, de-duplicating, replaying, mapping to components
 * and deciding when to synchronize are done for all sources alike.
 *
 * @public
 */
export interface DoraSource {
  /** Lower case; the last part of its address, and `source` of all its signals. */
  id: string;
  title: string;
  provides: readonly Knowledge[];
  /**
   * Annotations of the catalog whose value is what this source calls a service, in order
   * of precedence. The names of components are tried after them.
   */
  serviceAnnotations?: readonly string[];
  /** The environment of what names none. Without it, that stays unmapped. */
  defaultEnvironment?: string;
  /** Present if the source posts to `/api/dora/ingest/<id>`. */
  webhook?: {
    /**
     * Proves by a signature over the raw body who sent it. Without this, an ingestion
     * token of the source is asked for.
     */
    verify?(request: Delivery): boolean;
    /** Wrong bodies are answered with an error, because whoever posts can mend them. */
    answersErrors?: boolean;
  };
  /** What is the same for every repetition of a delivery. Without it, a digest of the body. */
  deliveryId?(delivery: Delivery): string | undefined;
  /** Pure: reading the same delivery again gives the same. */
  read(delivery: Delivery): Reading;
  /** Called once at start: subscribes to what does not come by HTTP. */
  connect?(intake: Intake): Promise<void>;
  /** Whether {@link DoraSource.synchronize} can read repositories at this address. */
  canSynchronize?(url: string): boolean;
  /** Reads what deliveries have missed, from the cursor on. */
  synchronize?(task: Synchronization): Promise<void>;
}
