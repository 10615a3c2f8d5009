import { useMemo } from 'react';
import {
  appLanguageApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useZone } from '../hooks';
import { doraTranslationRef } from '../translation';
import { createFormat, Format } from './createFormat';

/** Numbers and times as text, in the reader's language and the organisation's zone. */
export function useFormat(): Format {
  const { t } = useTranslationRef(doraTranslationRef);
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const zone = useZone();
  return useMemo(
    () => createFormat({ t, language, zone }),
    [t, language, zone],
  );
}
