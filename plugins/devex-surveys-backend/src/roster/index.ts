export { takeCohort } from './cohort';
export { countChanges } from './countChanges';
export { type CountingPolicy, RosterService } from './RosterService';
