import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { doraTranslationRef } from '../../translation';

/** The words that the backend has for what took something out. */
export function useExcludedBy(): (excludedBy: string) => string {
  const { t } = useTranslationRef(doraTranslationRef);
  return excludedBy => {
    switch (excludedBy) {
      case 'correction':
        return t('rows.by-person');
      case 'bots':
        return t('rows.by-bots');
      default:
        return excludedBy;
    }
  };
}
