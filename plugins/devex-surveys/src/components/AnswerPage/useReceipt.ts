import { useState } from 'react';
import { Invitation } from '@milepost/plugin-devex-surveys-common';

/** That answers arrived, and how to check that they were counted. */
export interface SentAnswers {
  code: string;
  invitation: Invitation;
}

// As drafts do, it outlives the page's being built anew, and ends with the tab.
let latest: SentAnswers | undefined;

/**
 * The receipt of what was sent from this page, and `receiptOf` an invitation that was
 * answered before the page was built anew.
 */
export function useReceipt() {
  const [sent, setSent] = useState<SentAnswers>();
  return {
    sent,
    receiptOf: (invitation?: Invitation) =>
      latest?.invitation.round.id === invitation?.round.id ? latest : undefined,
    keep(receipt: SentAnswers) {
      latest = receipt;
      setSent(receipt);
    },
  };
}
