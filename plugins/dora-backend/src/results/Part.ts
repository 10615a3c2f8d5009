import type { Attribution } from '../graph/Attribution';
import type { RepositoryFacts } from '../units/RepositoryFacts';
import type { UnitView } from './UnitView';

/** One repository as the deployments of one stream ship it. */
export interface Part {
  repository: RepositoryFacts;
  attribution: Attribution;
  view: UnitView;
  /** How much of the log of touched units is taken into account. */
  seen: number;
}
