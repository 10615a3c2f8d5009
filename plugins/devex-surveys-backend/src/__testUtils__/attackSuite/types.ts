import { Evidence } from './collectEvidence';

/**
 * Who attacks: a colleague or manager (A1), a survey owner (A2), whoever has the database
 * and the logs or a backup of them (A3), an operator of the running portal (A4).
 */
export type Adversary = 'A1' | 'A2' | 'A3' | 'A4';

/** One way to find out who said what. */
export interface Attack {
  number: number;
  name: string;
  adversaries: Adversary[];
  /** What the adversary is given. */
  holds: string;
  defence: string;
  /** How much better than guessing the adversary may be. */
  bound: number;
  /** How much better than guessing the adversary is. */
  measure(evidence: Evidence): number | Promise<number>;
}
