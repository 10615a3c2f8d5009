import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Buckets,
  formBuckets,
  Manifest,
  Rotation,
} from '@milepost/plugin-devex-surveys-common';
import { SeenStore } from '../database/SeenStore';
import { takeCohort } from './cohort';
import { readRoster } from './readRoster';

/** How people count towards the size of a group. */
export interface CountingPolicy {
  seenWithinMs: number;
  countUnseen: boolean;
}

/** Says who would be invited, in which buckets. */
export class RosterService {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #seen: SeenStore;
  readonly #policy: CountingPolicy;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    seen: SeenStore;
    policy: CountingPolicy;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#seen = options.seen;
    this.#policy = options.policy;
  }

  get counted(): Manifest['counted'] {
    return this.#policy.countUnseen ? 'catalog' : 'seen-lately';
  }

  async buckets(options: {
    minInvited: number;
    rotation?: Rotation;
    now: Date;
  }): Promise<Buckets> {
    const { minInvited, rotation, now } = options;
    const { seenWithinMs, countUnseen } = this.#policy;
    const seen = await this.#seen.since(new Date(now.getTime() - seenWithinMs));
    const { groups, members } = await readRoster({
      catalog: this.#catalog,
      auth: this.#auth,
      counts: ref => countUnseen || seen.has(ref),
    });
    // With rotation only a part is asked, and each part has to be large enough.
    const minSize = minInvited * (rotation?.cohorts ?? 1);
    const buckets = formBuckets({ groups, members, minSize });
    return rotation ? takeCohort(buckets, rotation) : buckets;
  }
}
