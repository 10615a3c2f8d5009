import { governanceAttacks } from './governance';
import { publishedAttacks } from './published';
import { storedAttacks } from './stored';
import { Attack } from './types';
import { watchingAttacks } from './watching';

/** All attacks of the threat model, in its order. */
export const attacks: readonly Attack[] = [
  ...publishedAttacks,
  ...storedAttacks,
  ...watchingAttacks,
  ...governanceAttacks,
].sort((a, b) => a.number - b.number);
