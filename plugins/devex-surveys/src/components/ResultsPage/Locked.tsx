import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
import { devexSurveysTranslationRef } from '../../translation';
import styles from './ResultsPage.module.css';

/** A cell that is kept back, and why; another thing than one that was not asked. */
export function Locked(props: {
  status: 'protected' | 'not-asked';
  short?: boolean;
}) {
  const { status, short } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  if (status === 'not-asked') {
    return <Text color="secondary">{t('results.not-asked')}</Text>;
  }
  return (
    <Text color="secondary">
      <RiLockLine className={styles.icon} aria-hidden="true" />
      {t(short ? 'results.protected.short' : 'results.protected.why')}
    </Text>
  );
}
