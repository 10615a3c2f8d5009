import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Share } from '@milepost/plugin-devex-surveys-common';
import { devexSurveysTranslationRef } from '../../translation';

/** A share in words: exact, or only at most or at least so much. */
export function useShareText() {
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  return ({ percent, bound }: Share) =>
    t(`share.${bound ?? 'percent'}`, { percent: String(Math.round(percent)) });
}
