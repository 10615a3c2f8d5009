import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Share } from '@milepost/plugin-devex-surveys-common';
import { devexSurveysTranslationRef } from '../../translation';

/**
 * An interval in words. Of a full census there is none: nothing is left to chance then.
 */
export function useIntervalText() {
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  return ({ low, high }: { low: number; high: number }) => {
    if (low === high) {
      return t('share.everyone');
    }
    const [from, to] = [Math.round(low), Math.round(high)];
    return from === to
      ? t('share.exact')
      : t('share.interval', { low: String(from), high: String(to) });
  };
}

/** A share in words: exact, or only at most or at least so much. */
export function useShareText() {
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  return ({ percent, bound }: Share) =>
    t(`share.${bound ?? 'percent'}`, { percent: String(Math.round(percent)) });
}
