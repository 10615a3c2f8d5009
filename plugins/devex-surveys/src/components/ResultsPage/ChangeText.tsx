import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Change } from '@milepost/plugin-devex-surveys-common';
import { Text } from '@backstage/ui';
import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import { devexSurveysTranslationRef } from '../../translation';
import styles from './ResultsPage.module.css';

/** A change in words; without a colour or an arrow where it may be chance. */
export function ChangeText({ change }: { change?: Change }) {
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  if (!change) {
    return null;
  }
  const points = Math.abs(Math.round(change.points));
  if (!change.significant || points === 0) {
    return (
      <Text as="p" color="secondary">
        {t('change.none')}
      </Text>
    );
  }
  const better = change.points > 0;
  const Arrow = better ? RiArrowUpLine : RiArrowDownLine;
  return (
    <Text as="p" weight="bold">
      <Arrow
        className={`${styles.icon} ${better ? styles.better : styles.worse}`}
        aria-hidden="true"
      />
      {t(better ? 'change.better' : 'change.worse', { count: points })}
    </Text>
  );
}
