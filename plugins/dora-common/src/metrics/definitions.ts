/** Where a lead time begins: at the first commit, as DORA has it, or at the merge. */
export const LEAD_STARTS = ['commit', 'merge'] as const;

/** One of {@link LEAD_STARTS}. */
export type LeadStart = (typeof LEAD_STARTS)[number];

/** Whether changes that a bot made count. */
export const BOT_CHANGES = ['include', 'exclude'] as const;

/** One of {@link BOT_CHANGES}. */
export type BotChanges = (typeof BOT_CHANGES)[number];

/**
 * The definitions that a reader may choose. Both are about changes, so they make a
 * difference to lead time and its stages only: a deployment is a deployment, whoever
 * made what it brought.
 */
export interface Definitions {
  start: LeadStart;
  bots: BotChanges;
}

/** By which definitions an answer was made. */
export interface DefinitionsReport extends Definitions {
  /** What holds if nobody chooses: an answer that differs from it has to say so. */
  defaults: Definitions;
}
