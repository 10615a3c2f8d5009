import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { DevexSurveysApi, Round } from '@milepost/plugin-devex-surveys-common';
import { devexSurveysApiRef } from '../../api';
import { devexSurveysTranslationRef } from '../../translation';
import { Resource } from '../Resource';
import { RoundCard } from './RoundCard';
import { RoundForm } from './RoundForm';

/** Preparing, opening and closing rounds: for those who run the survey. */
export function RoundsPage() {
  const api = useApi(devexSurveysApiRef);
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const state = useAsyncRetry(
    async () => ({
      rounds: await withPreviews(api),
      items: await api.getItems(),
    }),
    [api],
  );
  const [preparing, setPreparing] = useState(false);

  return (
    <Resource state={state}>
      {({ rounds, items }) => (
        <Flex direction="column" gap="4">
          {preparing ? (
            <RoundForm
              items={items}
              onDone={() => {
                setPreparing(false);
                state.retry();
              }}
              onCancel={() => setPreparing(false)}
            />
          ) : (
            <div>
              <Button onPress={() => setPreparing(true)}>
                {t('rounds.prepare')}
              </Button>
            </div>
          )}
          {rounds.length === 0 && !preparing && (
            <Text as="p" color="secondary">
              {t('rounds.none')}
            </Text>
          )}
          {rounds.map(round => (
            <RoundCard key={round.id} round={round} onChanged={state.retry} />
          ))}
        </Flex>
      )}
    </Resource>
  );
}

/** The groups of a prepared round are computed when it alone is asked for. */
async function withPreviews(api: DevexSurveysApi): Promise<Round[]> {
  const rounds = await api.getRounds();
  return Promise.all(
    rounds.map(round =>
      round.state === 'prepared' ? api.getRound(round.id) : round,
    ),
  );
}
