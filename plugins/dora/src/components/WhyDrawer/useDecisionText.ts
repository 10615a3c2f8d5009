import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CorrectionDecision } from '@milepost/plugin-dora-common';
import { valueOf } from '../../corrections';
import { doraTranslationRef } from '../../translation';

/** What was decided, as a sentence. */
export function useDecisionText(): (decision: CorrectionDecision) => string {
  const { t } = useTranslationRef(doraTranslationRef);
  return decision => {
    const value = valueOf(decision);
    const answer = value ? 'yes' : 'no';
    const said = value === null ? 'back' : answer;
    switch (decision.type) {
      case 'incident-link':
        return t(`why.decision.incident-link.${said}`, {
          id: decision.incident.externalId,
          of: decision.deployment.externalId,
        });
      case 'incident-cause':
        return t(`why.decision.incident-cause.${said}`, {
          id: decision.incident.externalId,
          cause: decision.cause ?? '',
        });
      case 'exclusion':
        return t(`why.decision.exclusion.${said}`, {
          id: decision.subject.externalId,
        });
      default:
        return t(`why.decision.${decision.type}.${said}`);
    }
  };
}
