import { useState } from 'react';
import {
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Round } from '@milepost/plugin-devex-surveys-common';
import { Alert, Card, CardBody, Flex, Link, Text } from '@backstage/ui';
import { devexSurveysApiRef } from '../../api';
import { resultsRouteRef } from '../../routes';
import { reasonOf } from '../../text/reasonOf';
import { useDates } from '../../text/useDates';
import { devexSurveysTranslationRef } from '../../translation';
import { ConfirmButton } from '../ConfirmButton';
import { GroupPreview } from './GroupPreview';
import { RaiseThreshold } from './RaiseThreshold';

/** A round with what can be done with it in its state. */
export function RoundCard(props: { round: Round; onChanged: () => void }) {
  const { round, onChanged } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const api = useApi(devexSurveysApiRef);
  const { days, zone } = useDates();
  const results = useRouteRef(resultsRouteRef)?.();
  const [error, setError] = useState<Error>();

  const run = (change: () => Promise<unknown>) => async () => {
    setError(undefined);
    try {
      await change();
      onChanged();
    } catch (caught) {
      setError(caught as Error);
    }
  };

  return (
    <Card>
      <CardBody>
        <Flex direction="column" gap="3">
          <Text as="h2" variant="title-x-small">
            {round.title}
          </Text>
          <Text as="p" color="secondary">
            {t(`rounds.state.${round.state}`)}
            {`, ${days(round.opensAt, round.closesAt)} (${zone}), `}
            {t('rounds.facts', {
              items: String(round.items.length),
              invited: String(round.invited),
              answers: String(round.minAnswers),
            })}
            {round.answersAtLeast !== undefined &&
              `, ${
                round.answersAtLeast > 0
                  ? t('rounds.answers', { count: round.answersAtLeast })
                  : t('rounds.no-answers')
              }`}
          </Text>
          {error && <Alert status="danger" icon title={reasonOf(error)} />}
          {round.state === 'prepared' && (
            <>
              <GroupPreview lattice={round.lattice} />
              <Flex gap="2">
                <ConfirmButton
                  variant="primary"
                  label={t('rounds.open')}
                  title={t('rounds.open-title', { title: round.title })}
                  text={t('rounds.open-text')}
                  onConfirm={run(() => api.openRound(round.id))}
                />
                <ConfirmButton
                  label={t('rounds.delete')}
                  title={t('rounds.delete-title', { title: round.title })}
                  text={t('rounds.delete-text')}
                  onConfirm={run(() => api.deleteRound(round.id))}
                />
              </Flex>
            </>
          )}
          {round.state === 'closed' && results && (
            <Link href={`${results}?round=${encodeURIComponent(round.id)}`}>
              {t('rounds.results')}
            </Link>
          )}
          {round.state === 'open' && (
            <Flex gap="4" align="end" style={{ flexWrap: 'wrap' }}>
              <RaiseThreshold
                round={round}
                onRaise={minAnswers =>
                  run(() => api.changeRound(round.id, { minAnswers }))()
                }
              />
              <ConfirmButton
                label={t('rounds.close')}
                title={t('rounds.close-title', { title: round.title })}
                text={t('rounds.close-text')}
                onConfirm={run(() => api.closeRound(round.id))}
              />
            </Flex>
          )}
        </Flex>
      </CardBody>
    </Card>
  );
}
