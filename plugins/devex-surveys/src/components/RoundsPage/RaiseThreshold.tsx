import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Round } from '@milepost/plugin-devex-surveys-common';
import { Button, Flex, NumberField } from '@backstage/ui';
import { devexSurveysTranslationRef } from '../../translation';

/** The threshold of an open round goes up only. */
export function RaiseThreshold(props: {
  round: Round;
  onRaise: (minAnswers: number) => Promise<void>;
}) {
  const { round, onRaise } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const [value, setValue] = useState(round.minAnswers);
  return (
    <Flex gap="2" align="end">
      <NumberField
        label={t('rounds.threshold')}
        value={value}
        onChange={setValue}
        minValue={round.minAnswers}
        maxValue={50}
      />
      <Button
        variant="secondary"
        isDisabled={value <= round.minAnswers}
        onPress={() => onRaise(value)}
      >
        {t('rounds.raise')}
      </Button>
    </Flex>
  );
}
