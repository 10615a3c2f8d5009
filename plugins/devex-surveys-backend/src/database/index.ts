export { ActionStore } from './ActionStore';
export { openDatabase } from './migrate';
export { RoundStore } from './RoundStore';
export { scrub } from './scrub';
export { SeenStore } from './SeenStore';
export { storageId } from './storageId';
export type {
  ActionRow,
  BenchmarkRow,
  InvitationRow,
  IssuingKeyRow,
  RoundRow,
} from './tables';
export { isPostgres } from './tables';
