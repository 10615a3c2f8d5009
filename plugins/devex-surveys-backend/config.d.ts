import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Quarterly surveys of how it is to develop software here. */
  devexSurveys?: {
    /**
     * Encrypts what is in the database while a round is open: answers, and the keys that
     * issue tokens. All replicas need the same. Keep it out of the database's backups.
     * Without it no round can be opened. At least 32 characters.
     *
     * @visibility secret
     */
    secret?: string;
    /**
     * Only people seen in the portal within this time count towards the size of a group,
     * so that nobody can fill a group with invented colleagues. Defaults to 30 days.
     */
    seenWithin?: HumanDuration | string;
    /**
     * Count everybody the catalog knows, seen or not. For demos: the manifest says so, and
     * the form shows it. Defaults to false.
     */
    countUnseen?: boolean;
    /**
     * Submissions that one replica takes in a second; more are asked to try again. No
     * address is looked at. Defaults to 500.
     */
    maxSubmissionsPerSecond?: number;
  };
}
