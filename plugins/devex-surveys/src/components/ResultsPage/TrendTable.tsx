import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DimensionScore,
  RoundResults,
} from '@milepost/plugin-devex-surveys-common';
import { CSSProperties } from 'react';
import { Text } from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
import { devexSurveysTranslationRef } from '../../translation';
import styles from './ResultsPage.module.css';

const DIMENSIONS = ['feedback-loops', 'cognitive-load', 'flow-state'] as const;
// Two points can be joined by a line whatever they are.
const MIN_ROUNDS = 3;

/** The rounds up to this one beside each other, as columns and as numbers. */
export function TrendTable(props: { history: RoundResults[]; nodeId: string }) {
  const { history, nodeId } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const rounds = history.map(results => ({
    id: results.roundId,
    title: results.title,
    dimensions: results.groups.find(group => group.nodeId === nodeId)
      ?.dimensions,
  }));
  return (
    <section aria-labelledby="survey-trend">
      <Text as="h2" variant="title-x-small" id="survey-trend">
        {t('trend.title')}
      </Text>
      {rounds.length < MIN_ROUNDS ? (
        <Text as="p" color="secondary">
          {t('trend.too-few', { count: MIN_ROUNDS })}
        </Text>
      ) : (
        <div>
          <table
            className={`${styles.table} ${styles.trend}`}
            style={{ '--rounds': rounds.length } as CSSProperties}
          >
            <thead>
              <tr>
                <th scope="col">{t('trend.dimension')}</th>
                {rounds.map(({ id, title }) => (
                  <th scope="col" key={id}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {DIMENSIONS.map(dimension => (
                <tr key={dimension}>
                  <th scope="row">{t(`dimensions.${dimension}`)}</th>
                  {rounds.map(({ id, dimensions }) => (
                    <td key={id} className={styles.column}>
                      <Column score={dimensions?.[dimension]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Column({ score }: { score?: DimensionScore }) {
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  if (score?.status === 'not-asked') {
    return <Text color="secondary">{t('results.not-asked')}</Text>;
  }
  if (score?.status !== 'shown') {
    // Words do not fit in a column of a phone.
    return (
      <span title={t('results.protected.why')}>
        <RiLockLine
          className={styles.icon}
          role="img"
          aria-label={t('results.protected.short')}
        />
      </span>
    );
  }
  return (
    <>
      <div className={styles.columnTrack} aria-hidden="true">
        <div
          className={styles.columnBar}
          style={{ height: `${score.favourable}%` }}
        />
        {score.interval && score.interval.low < score.interval.high && (
          <div
            className={styles.columnWhisker}
            style={{
              bottom: `${score.interval.low}%`,
              height: `${score.interval.high - score.interval.low}%`,
            }}
          />
        )}
      </div>
      <span className={styles.columnValue}>
        {t('share.percent', { percent: String(Math.round(score.favourable)) })}
      </span>
    </>
  );
}
