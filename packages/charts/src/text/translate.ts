import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { chartsTranslationRef } from '../translation';

/** @see useChartsText */
export type Translate = TranslationFunction<typeof chartsTranslationRef.T>;

/**
 * The charts' own words, in the language of the user. The type is named, because the
 * compiler would write the inferred one out for every combination of messages.
 */
export function useChartsText(): Translate {
  return useTranslationRef(chartsTranslationRef).t;
}
