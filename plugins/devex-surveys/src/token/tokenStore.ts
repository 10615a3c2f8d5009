import type {
  PendingToken,
  SurveyToken,
} from '@milepost/plugin-devex-surveys-common';

const PREFIX = 'milepost.devex-surveys';
const SIGNING_KEY = `${PREFIX}.signing-key`;

/**
 * What this browser keeps: the right to answer a round, never an answer. The right says
 * no more than that its owner was invited; once used it is forgotten, so that a look at
 * this browser does not tell who has answered.
 */
interface Kept {
  pending?: PendingToken;
  token?: SurveyToken;
}

export const tokenStore = {
  read(roundId: string): Kept {
    try {
      return JSON.parse(localStorage.getItem(keyOf(roundId)) ?? '{}');
    } catch {
      // Storage that is switched off or was tampered with is as good as empty.
      return {};
    }
  },

  write(roundId: string, kept: Kept): void {
    localStorage.setItem(keyOf(roundId), JSON.stringify(kept));
  },

  forget(roundId: string): void {
    localStorage.removeItem(keyOf(roundId));
  },

  isDismissed(roundId: string): boolean {
    return localStorage.getItem(`${PREFIX}.dismissed`) === roundId;
  },

  dismiss(roundId: string): void {
    localStorage.setItem(`${PREFIX}.dismissed`, roundId);
  },

  /** The portal's manifest key as this browser first saw it. */
  readSigningKey(): string | undefined {
    return localStorage.getItem(SIGNING_KEY) ?? undefined;
  },

  writeSigningKey(key: string): void {
    localStorage.setItem(SIGNING_KEY, key);
  },
};

function keyOf(roundId: string): string {
  return `${PREFIX}.token.${roundId}`;
}
