import { useState } from 'react';

/** What somebody has chosen and written so far. */
interface Draft {
  answers: Readonly<Record<string, number | undefined>>;
  comment: string;
}

const EMPTY: Draft = { answers: {}, comment: '' };

// The portal builds its pages anew when the theme changes, as it does at sunset, and
// when somebody looks something up meanwhile. Nothing is written to the disk.
const drafts = new Map<string, Draft>();

/** The draft of a round, in memory for as long as the portal is open in this tab. */
export function useDraft(roundId: string) {
  const [draft, setDraft] = useState(() => drafts.get(roundId) ?? EMPTY);
  return {
    ...draft,
    change(changes: Partial<Draft>) {
      const changed = { ...(drafts.get(roundId) ?? EMPTY), ...changes };
      drafts.set(roundId, changed);
      setDraft(changed);
    },
  };
}

/** Forgets what was sent. */
export function forgetDraft(roundId: string): void {
  drafts.delete(roundId);
}
