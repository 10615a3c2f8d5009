import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { systemMeasuresOf } from '@milepost/plugin-devex-surveys-common';
import { METRICS } from '@milepost/plugin-dora-common';
import { Skeleton, Text } from '@backstage/ui';
import { reasonOf } from '../../../text/reasonOf';
import { devexSurveysTranslationRef } from '../../../translation';
import styles from '../ResultsPage.module.css';
import { Measured, readMeasure } from './readMeasure';
import { useGroupMetrics } from './useGroupMetrics';
import { useMeasuredText } from './useMeasuredText';

/** The measures of one item, or why there are none. */
export function MeasuredList(props: {
  itemId: string;
  metrics: ReturnType<typeof useGroupMetrics>;
}) {
  const { itemId, metrics } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  if (metrics.error) {
    return <NoData reason={reasonOf(metrics.error)} />;
  }
  if (!metrics.value) {
    return (
      <div role="status" aria-label={t('resource.loading')}>
        <Skeleton width="60%" height={24} />
      </div>
    );
  }
  const report = metrics.value;
  return (
    <ul className={styles.measures}>
      {systemMeasuresOf(itemId).map(measure => (
        <li key={JSON.stringify(measure)}>
          <Value measured={readMeasure(report, measure)} />
        </li>
      ))}
    </ul>
  );
}

function Value({ measured }: { measured: Measured }) {
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const textOf = useMeasuredText();
  const { measure } = measured;
  const name =
    measure.kind === 'metric'
      ? METRICS[measure.metric].title
      : t('measured.stages', {
          stages: measure.stages
            .map(stage => t(`measured.stage.${stage}`))
            .join(', '),
        });
  return (
    <>
      <Text as="p" color="secondary">
        {name}
      </Text>
      {measured.value === null ? (
        <NoData reason={measured.reason ?? t('measured.nothing')} />
      ) : (
        <Text as="p">
          <strong>{textOf(measured.value, measured.unit)}</strong>{' '}
          {t(`measured.${measured.of}`, { count: measured.n })}
        </Text>
      )}
    </>
  );
}

/** Missing is never zero, and says why. */
export function NoData({ reason }: { reason: string }) {
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  return (
    <Text as="p" color="secondary">
      {t('measured.no-data', { reason })}
    </Text>
  );
}
