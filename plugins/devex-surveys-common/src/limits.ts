/**
 * No configuration and no owner can go below these; they can only be raised.
 *
 * @public
 */
export const FLOORS = {
  /** Answers to an item without which nothing about it is shown. */
  minAnswers: 5,
  /** People without whom a group does not get a key of its own. */
  minInvited: 8,
  /** Days between two rounds that invite the same people. */
  daysBetweenRounds: 30,
} as const;

/**
 * Actions that one round may lead to: more than three are not done.
 *
 * @public
 */
export const MAX_ACTIONS = 3;
