import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ItemKind } from '@milepost/plugin-devex-surveys-common';
import { devexSurveysTranslationRef } from '../../translation';
import styles from './ResultsPage.module.css';

// Below this a number has no room in its part of the bar.
const MIN_LABELLED_PERCENT = 9;

/**
 * How answers are distributed, from disagreement on the left to agreement on the right,
 * with the middle of the neutral ones in the middle of the bar. Recommendations are put
 * together as detractors, passives and promoters.
 */
export function LikertBar(props: { kind: ItemKind; percents: number[] }) {
  const { kind, percents } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const parts =
    kind === 'agreement'
      ? percents
      : [
          sum(percents.slice(0, 7)),
          sum(percents.slice(7, 9)),
          sum(percents.slice(9)),
        ];
  const middle = (parts.length - 1) / 2;
  const left = sum(parts.slice(0, middle)) + parts[middle] / 2;
  const names =
    kind === 'agreement'
      ? [
          t('scale.strongly-disagree'),
          t('scale.disagree'),
          t('scale.neutral'),
          t('scale.agree'),
          t('scale.strongly-agree'),
        ]
      : [t('scale.detractors'), t('scale.passives'), t('scale.promoters')];
  const label = parts
    .map((percent, index) => `${names[index]} ${Math.round(percent)} %`)
    .join(', ');

  return (
    <div className={styles.likert} role="img" aria-label={label} title={label}>
      {/* The bar is half as wide as its place, so that either side has room. */}
      <div className={styles.parts} style={{ marginLeft: `${50 - left / 2}%` }}>
        {parts.map((percent, index) => (
          <div
            key={names[index]}
            className={styles[`part${stepOf(index, parts.length)}`]}
            style={{ width: `${percent}%` }}
          >
            {percent >= MIN_LABELLED_PERCENT && Math.round(percent)}
          </div>
        ))}
      </div>
    </div>
  );
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Three parts take the outer and the middle one of five colours. */
function stepOf(index: number, count: number): number {
  return count === 5 ? index + 1 : [1, 3, 5][index];
}
