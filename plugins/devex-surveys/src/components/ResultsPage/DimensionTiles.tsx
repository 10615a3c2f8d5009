import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { GroupResults } from '@milepost/plugin-devex-surveys-common';
import { Text } from '@backstage/ui';
import { devexSurveysTranslationRef } from '../../translation';
import { ChangeText } from './ChangeText';
import { Locked } from './Locked';
import { ShareBar } from './ShareBar';
import { useIntervalText } from './useShareText';
import styles from './ResultsPage.module.css';

const DIMENSIONS = ['feedback-loops', 'cognitive-load', 'flow-state'] as const;

/** One tile for each dimension: its favourable share, how sure, and what changed. */
export function DimensionTiles(props: {
  dimensions: GroupResults['dimensions'];
}) {
  const { dimensions } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const intervalText = useIntervalText();
  return (
    <ul className={styles.tiles} aria-label={t('dimensions.label')}>
      {DIMENSIONS.map(dimension => {
        const score = dimensions[dimension];
        return (
          <li key={dimension} className={styles.tile}>
            <Text as="h2" variant="body-large" weight="bold">
              {t(`dimensions.${dimension}`)}
            </Text>
            {score.status === 'shown' ? (
              <>
                <Text className={styles.figure}>
                  {t('share.percent', {
                    percent: String(Math.round(score.favourable)),
                  })}
                </Text>
                <ShareBar
                  percent={score.favourable}
                  interval={score.interval}
                />
                <Text as="p" color="secondary">
                  {score.interval && `${intervalText(score.interval)}, `}
                  {t('dimensions.items', { count: score.items })}
                </Text>
                <ChangeText change={score.change} />
              </>
            ) : (
              <Locked status={score.status} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
