import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { chartsTranslationRef } from '../translation';

/** The charts' own words, in the language of the user. */
export function useChartsText() {
  return useTranslationRef(chartsTranslationRef).t;
}

/** @see useChartsText */
export type Translate = ReturnType<typeof useChartsText>;
