import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { IncidentRow } from '@milepost/plugin-dora-common';
import { doraTranslationRef } from '../../translation';
import { rowsMessages } from '../../translation/rows';

type Method = keyof typeof rowsMessages.method;

/** By what an incident came to its deployment, how sure that is, and why. */
export function useLinkText(): (incident: IncidentRow) => string {
  const { t } = useTranslationRef(doraTranslationRef);
  return ({ method, confidence, reason }) =>
    t('rows.linked', {
      method: isMethod(method) ? t(`rows.method.${method}`) : method,
      confidence,
      reason,
    });
}

/** A backend that is newer than the page may know more. */
function isMethod(method: string): method is Method {
  return Object.hasOwn(rowsMessages.method, method);
}
