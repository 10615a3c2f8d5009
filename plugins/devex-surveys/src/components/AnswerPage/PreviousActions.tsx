import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SurveyAction } from '@milepost/plugin-devex-surveys-common';
import { Text } from '@backstage/ui';
import { devexSurveysTranslationRef } from '../../translation';

/** What became of the answers given last time. */
export function PreviousActions({ actions }: { actions: SurveyAction[] }) {
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  if (actions.length === 0) {
    return null;
  }
  return (
    <div>
      <Text as="h3" variant="body-large" weight="bold">
        {t('previous.title')}
      </Text>
      <ul>
        {actions.map(({ id, title, status, outcome }) => (
          <li key={id}>
            <Text>
              {title}: {t(`action.${status}`)}
              {outcome && ` (${outcome})`}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
