import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  MAX_ACTIONS,
  Round,
  surveyManagePermission,
} from '@milepost/plugin-devex-surveys-common';
import { Button, Text } from '@backstage/ui';
import { useDates } from '../../text/useDates';
import { devexSurveysTranslationRef } from '../../translation';
import { ActionForm } from './ActionForm';
import styles from './ResultsPage.module.css';

/** The few things that will be done about it, by whom and until when. */
export function Actions(props: { round: Round; retry: () => void }) {
  const { round, retry } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const { allowed } = usePermission({ permission: surveyManagePermission });
  const { day } = useDates();
  const [edited, setEdited] = useState<string>();
  const done = () => {
    setEdited(undefined);
    retry();
  };

  return (
    <section aria-labelledby="survey-actions">
      <Text as="h2" variant="title-x-small" id="survey-actions">
        {t('actions.title')}
      </Text>
      {round.actions.length === 0 && (
        <Text as="p" color="secondary">
          {t('actions.none')}
        </Text>
      )}
      <ul className={styles.comments}>
        {round.actions.map(action => (
          <li key={action.id} className={styles.comment}>
            {edited === action.id ? (
              <ActionForm
                roundId={round.id}
                action={action}
                onDone={done}
                onCancel={() => setEdited(undefined)}
              />
            ) : (
              <>
                <div>
                  <Text weight="bold">{action.title}</Text>
                  <Text as="p" color="secondary">
                    <EntityRefLink entityRef={action.owner} />
                    {`, ${t('actions.due', {
                      date: day(action.dueOn),
                    })}, ${t(`action.${action.status}`)}`}
                    {action.outcome && `: ${action.outcome}`}
                  </Text>
                </div>
                {allowed && (
                  <Button
                    size="small"
                    variant="secondary"
                    onPress={() => setEdited(action.id)}
                  >
                    {t('actions.edit')}
                  </Button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {allowed &&
        (edited === 'new' ? (
          <ActionForm
            roundId={round.id}
            onDone={done}
            onCancel={() => setEdited(undefined)}
          />
        ) : (
          <Button
            variant="secondary"
            isDisabled={round.actions.length >= MAX_ACTIONS}
            onPress={() => setEdited('new')}
          >
            {t('actions.add', { count: MAX_ACTIONS })}
          </Button>
        ))}
    </section>
  );
}
